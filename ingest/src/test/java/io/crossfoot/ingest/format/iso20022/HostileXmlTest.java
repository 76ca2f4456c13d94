package io.crossfoot.ingest.format.iso20022;

import static io.crossfoot.ingest.format.iso20022.IsoText.aStatement;
import static io.crossfoot.ingest.format.iso20022.IsoText.information;
import static io.crossfoot.ingest.format.iso20022.IsoText.statements;
import static io.crossfoot.ingest.format.iso20022.IsoText.transfer;
import static io.crossfoot.ingest.format.iso20022.IsoText.transfers;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.Reading;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.schema.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that are made to break a reader, or have been broken. Endless ones have many times the memory of a test. */
class HostileXmlTest {

    private static final Feed STATEMENTS = Iso20022ReaderTest.feed("camt.053", "account");
    private static final Feed TRANSFERS = Iso20022ReaderTest.feed("pain.001", "endToEndId");
    private static final Path SAMPLES = Path.of("src/test/resources/samples/iso20022");
    private static final long PIECES = 20_000;

    @ParameterizedTest
    @ValueSource(strings = {"<", "<x a='", "<x ", "<!--", "<![CDATA[", "<?x ", "</", "&"})
    void stopsAtMarkupWithoutEnd(String markup) throws IOException {
        // Given
        InputStream source = endless("<Document>" + markup, piece -> "x".repeat(10_000));

        // When
        Reading reading = Reading.of(STATEMENTS, source);

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(end(reading).bytes()).isGreaterThan(PIECES * 10_000);
    }

    @Test
    void stopsAtEverNewNames() throws IOException {
        // Given
        InputStream source = endless("<Batch>", piece -> "<a%1$d b%1$d='' xmlns:c%1$d='d%1$d'/>".formatted(piece));

        // When
        Reading reading = Reading.of(STATEMENTS, source);

        // Then
        assertThat(reading.problems()).first().asString().contains("it has more than 10,000 different names");
    }

    @Test
    void stopsAtEndlessNesting() throws IOException {
        // When
        Reading reading = Reading.of(STATEMENTS, endless("<Batch>", piece -> "<a>".repeat(1_000)));

        // Then
        assertThat(reading.problems()).first().asString().contains("not well-formed");
    }

    @Test
    void passesOverEndlessTextThatNobodyWants() throws IOException {
        // Given
        String beginning = statements(aStatement("S").toString());
        int behind = beginning.indexOf("<Acct>");

        // When
        Reading reading = Reading.of(
                STATEMENTS,
                endless(
                        beginning.substring(0, behind) + "<AddtlInf>",
                        piece -> "x".repeat(10_000),
                        "</AddtlInf>" + beginning.substring(behind)));

        // Then
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.outcome()).isEqualTo(Outcome.EMPTY);
    }

    @Test
    void rejectsARecordOfEndlessTextAndGoesOn() throws IOException {
        // Given
        String file = transfers(2, "2", information("P", 2, "2", transfer("E-1", "1") + transfer("E-2", "1")));
        int name = file.indexOf("Anna");

        // When
        Reading reading = Reading.of(
                TRANSFERS, endless(file.substring(0, name), piece -> "x".repeat(10_000), file.substring(name)));

        // Then
        assertThat(reading.rejects()).hasSize(1);
        assertThat(reading.records()).hasSize(1);
        assertThat(reading.outcome()).isEqualTo(Outcome.OUT_OF_BALANCE);
    }

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void survivesAnyDamageAndAccountsForEveryByte(Path sample) throws IOException {
        // Given
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] right = Files.readAllBytes(sample);
        Feed feed = Iso20022Look.message(right)
                .map(message ->
                        Iso20022ReaderTest.feed(message.code(), message.holdsPayments() ? "endToEndId" : "account"))
                .orElseThrow();

        for (int round = 0; round < 60; round++) {
            byte[] damaged = damaged(right, random, 1 + random.nextInt(20));

            // When
            Reading reading = Reading.of(feed, damaged);

            // Then
            assertThat(end(reading).bytes())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(damaged.length);
            assertThat(reading.records())
                    .as("seed %d, round %d", seed, round)
                    .isSortedAccordingTo((a, b) -> Long.compare(a.position(), b.position()))
                    .allSatisfy(record -> assertThat(record.position()).isBetween(1L, (long) damaged.length));
            assertThat(reading.sections()).extracting(SectionEnded::id).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void neverBalancesAFileThatIsCutOff(Path sample) throws IOException {
        // Given
        byte[] file = Files.readAllBytes(sample);
        Feed feed = Iso20022Look.message(file)
                .map(message ->
                        Iso20022ReaderTest.feed(message.code(), message.holdsPayments() ? "endToEndId" : "account"))
                .orElseThrow();
        int end = new String(file, StandardCharsets.ISO_8859_1).lastIndexOf('>');

        for (int length = 0; length < end; length += 1 + length / 50) {
            // When
            Reading reading = Reading.of(feed, Arrays.copyOf(file, length));

            // Then
            assertThat(reading.outcome()).as("cut at byte %d", length).isEqualTo(Outcome.MALFORMED);
        }
    }

    private static byte[] damaged(byte[] right, Random random, int spots) {
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        byte[] markup = "<>&;/'\"=![]-?:#x0\u0000\uFFFF".getBytes(StandardCharsets.UTF_8);
        for (byte next : right) {
            switch (random.nextInt(Math.max(5, right.length * 5 / spots))) {
                case 0 -> damaged.write(random.nextInt(256));
                case 1 -> damaged.write(markup[random.nextInt(markup.length)]);
                case 2 -> {}
                case 3 -> damaged.writeBytes(new byte[] {next, next});
                case 4 -> damaged.write(right, random.nextInt(right.length), 1);
                default -> damaged.write(next);
            }
        }
        return damaged.toByteArray();
    }

    private static InputStream endless(String beginning, LongFunction<String> pieces) {
        return endless(beginning, pieces, "");
    }

    /** A source that is written while it is read. */
    @SuppressWarnings("JdkObsolete") // SequenceInputStream takes nothing else
    private static InputStream endless(String beginning, LongFunction<String> pieces, String end) {
        Enumeration<InputStream> middle = new Enumeration<>() {

            private long piece;

            @Override
            public boolean hasMoreElements() {
                return piece < PIECES;
            }

            @Override
            public InputStream nextElement() {
                return stream(pieces.apply(piece++));
            }
        };
        return new SequenceInputStream(
                Collections.enumeration(List.of(stream(beginning), new SequenceInputStream(middle), stream(end))));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SourceEnded end(Reading reading) {
        return (SourceEnded) reading.items().get(reading.items().size() - 1);
    }
}
