package io.crossfoot.ingest.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.Reading;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.hostile.Corpus.Sample;
import io.crossfoot.schema.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sources with something in them that no sender means: one record is lost to it, and never the memory or the rest. */
class HostileSourceTest {

    private static final long GIGABYTE = 1L << 30;
    private static final long MOST_MEMORY = 256L << 20;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "nacha ~ ppd-mixedDebitCredit.ach ~ Debit Account()",
                "delimited ~ multilineOrderInput.txt ~ LIT;1044391041()",
                "fixed ~ ADS.E2J.FTP1.TS142 ~ T12021101()",
                "bai2 ~ sample1.txt ~ RETURNED CHEQUE()",
                "mt940 ~ jejik__rabobank.sta ~ :86:Terugboeking()",
                "edi ~ simple810.edi ~ BUYSNACKS PORT()",
                "json-lines ~ card-payments.jsonl ~ \"c-1()",
                "iso20022 ~ sepa_pain_001_v3.xml ~ <Dbtr>\\s*<Nm>Elec()"
            })
    void losesAtMostOneRecordToALineOfAGigabyte(String format, String sample, String place) throws IOException {
        // Given
        Wound wound = Wound.of(Corpus.of(format).named(sample), place);
        long before = allocated();

        // When
        Reading reading = Reading.of(wound.feed(), wound.filledWith(GIGABYTE));

        // Then
        assertThat(allocated() - before).isLessThan(MOST_MEMORY);
        assertThat(end(reading).bytes()).isEqualTo(GIGABYTE + wound.around());
        assertThat(reading.records()).hasSizeGreaterThanOrEqualTo(wound.records() - 1);
        assertThat(reading.outcome()).isIn(Outcome.MALFORMED, Outcome.OUT_OF_BALANCE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "nacha ~ ppd-mixedDebitCredit.ach ~ 627231380104123456789        (0200000000)",
                "nacha ~ ppd-mixedDebitCredit.ach ~ (?m)^82000000030069414030(000200000000)",
                "delimited ~ multilineOrderInput.txt ~ LIT;1044391041;(37.49)",
                "delimited ~ multilineOrderInput.txt ~ FOT;(2)",
                "fixed ~ ADS.E2J.FTP1.TS142 ~ T1(202110)",
                "fixed ~ ADS.E2J.FTP1.TS142 ~ TRAILER(\\d+)",
                "bai2 ~ sample1.txt ~ 16,409,(000000000002500)",
                "bai2 ~ sample1.txt ~ (?m)^49,(\\+?\\d+)",
                "mt940 ~ jejik__rabobank.sta ~ :61:110527D(000000001213,28)",
                "mt940 ~ jejik__rabobank.sta ~ :62F:C110615EUR(000000000395,82)",
                "edi ~ united_healthcare_legacy_sample.txt ~ CLP\\*001-18573-358\\*1\\*(341.28)",
                "edi ~ simple810.edi ~ (?m)^SE\\*(\\d+)",
                "json-lines ~ card-payments.jsonl ~ \"value\":(12.50)",
                "iso20022 ~ sepa_pain_001_v3.xml ~ <InstdAmt Ccy=\"EUR\">(10.00)",
                "iso20022 ~ sepa_pain_001_v3.xml ~ <CtrlSum>(10.00)"
            })
    void losesAtMostOneRecordToANumberOfTenThousandDigits(String format, String sample, String place)
            throws IOException {
        // Given
        Wound wound = Wound.of(Corpus.of(format).named(sample), place);
        byte[] source = wound.filledWith("7".repeat(10_000));

        // When
        Reading reading = Reading.of(wound.feed(), new ByteArrayInputStream(source));

        // Then
        ReaderPromises.check(wound.feed(), source, new Random(1));
        assertThat(reading.records()).hasSizeGreaterThanOrEqualTo(wound.records() - 1);
        assertThat(reading.outcome()).isIn(Outcome.MALFORMED, Outcome.OUT_OF_BALANCE);
    }

    /** What spreadsheets would run is text like any other: it is neither run nor changed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {"=1+1", "+1+1", "-1+1", "@SUM(A1:A9)", "=cmd|'/C calc'!A0", "=HYPERLINK(\"http://127.0.0.1\")"})
    void passesFormulasThroughAsTheyAre(String formula) throws IOException {
        // Given
        Sample nacha = Corpus.of("nacha").named("ppd-mixedDebitCredit.ach");
        Sample lines = Corpus.of("delimited").named("multilineOrderInput.txt");
        byte[] inNacha = Wound.of(nacha, "(Debit Account {9})").filledWith("%-22.22s".formatted(formula));
        byte[] inLine = Wound.of(lines, "LIT;(1044391041)").filledWith(formula);

        // When
        Reading entries = Reading.of(nacha.feed(), inNacha);
        Reading orders = Reading.of(lines.feed(), inLine);

        // Then
        assertThat(entries.values("individualName").get(0)).hasToString("%.22s".formatted(formula));
        assertThat(orders.values("item").get(0)).hasToString(formula);
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static SourceEnded end(Reading reading) {
        return (SourceEnded) reading.items().get(reading.items().size() - 1);
    }

    /** A place in a sample, and what stands before and behind it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Wound(Feed feed, int records, byte[] before, byte[] behind) {

        /** @param place what stands there; the group is replaced */
        static Wound of(Sample sample, String place) throws IOException {
            byte[] content = sample.content();
            Matcher matcher = Pattern.compile(place).matcher(new String(content, StandardCharsets.ISO_8859_1));
            assertThat(matcher.find()).as("%s in %s", place, sample.path()).isTrue();
            return new Wound(
                    sample.feed(),
                    Reading.of(sample.feed(), content).records().size(),
                    Arrays.copyOf(content, matcher.start(1)),
                    Arrays.copyOfRange(content, matcher.end(1), content.length));
        }

        long around() {
            return (long) before.length + behind.length;
        }

        byte[] filledWith(String text) {
            ByteArrayOutputStream source = new ByteArrayOutputStream();
            source.writeBytes(before);
            source.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            source.writeBytes(behind);
            return source.toByteArray();
        }

        /** With so many letters, which are made while they are read. */
        InputStream filledWith(long letters) {
            return new SequenceInputStream(
                    new ByteArrayInputStream(before),
                    new SequenceInputStream(new Letters(letters), new ByteArrayInputStream(behind)));
        }
    }

    private static final class Letters extends InputStream {

        private long left;

        Letters(long number) {
            this.left = number;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            int given = (int) Math.min(left, length);
            Arrays.fill(bytes, offset, offset + given, (byte) 'x');
            left -= given;
            return given == 0 && length > 0 ? -1 : given;
        }
    }
}
