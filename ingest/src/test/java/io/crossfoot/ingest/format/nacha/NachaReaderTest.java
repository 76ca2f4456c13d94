package io.crossfoot.ingest.format.nacha;

import static io.crossfoot.ingest.format.nacha.AchText.aSmallFile;
import static io.crossfoot.ingest.format.nacha.AchText.anAchFile;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.ingest.format.Reading;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.RejectCategory;
import io.crossfoot.schema.ach.AchAddenda;
import io.crossfoot.schema.ach.AchEntry;
import io.crossfoot.schema.ach.AchSide;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NachaReaderTest {

    static final Feed ACH =
            Feeds.load(Path.of("src/main/conf/feeds")).named("ach").orElseThrow();

    @Test
    void makesAnEventOfAnEntryAndItsBatchHeader() throws IOException {
        // Given
        AchText file = anAchFile().batch().debit(10_050).endBatch().endFile();

        // When
        Reading reading = Reading.of(ACH, file.bytes());

        // Then
        AchEntry entry = (AchEntry) reading.events().get(0);
        assertThat(entry.getBatchNumber()).isEqualTo("0000001");
        assertThat(entry.getServiceClass()).isEqualTo("200");
        assertThat(entry.getStandardEntryClass()).isEqualTo("PPD");
        assertThat(entry.getCompanyName()).isEqualTo("Acme Corporation");
        assertThat(entry.getCompanyId()).isEqualTo("121042882");
        assertThat(entry.getEntryDescription()).isEqualTo("PAYROLL");
        assertThat(entry.getEffectiveDate()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(entry.getTransactionCode()).isEqualTo("27");
        assertThat(entry.getSide()).isEqualTo(AchSide.DEBIT);
        assertThat(entry.getReceivingDfi()).isEqualTo(23138010);
        assertThat(entry.getCheckDigit()).isEqualTo("4");
        assertThat(entry.getAccountNumber()).isEqualTo("123456789");
        assertThat(entry.getAmount()).isEqualTo(new BigDecimal("100.50"));
        assertThat(entry.getIndividualName()).isEqualTo("Wade Arnold");
        assertThat(entry.getTraceNumber()).isEqualTo("121042880000001");
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
    }

    @Test
    void tellsAnEntryWithItsAddendaAndThePositionBehindThem() throws IOException {
        // Given
        AchText file = anAchFile()
                .batch()
                .debit(100)
                .addenda("invoice 1")
                .addenda("invoice 2")
                .credit(100)
                .endBatch()
                .endFile();

        // When
        Reading reading = Reading.of(ACH, file.bytes());

        // Then
        SourceRecord first = reading.records().get(0);
        AchEntry entry = (AchEntry) reading.events().get(0);
        assertThat(entry.getAddenda())
                .extracting(
                        AchAddenda::getTypeCode, addenda -> addenda.getContent().substring(0, 9))
                .containsExactly(Tuple.tuple("05", "invoice 1"), Tuple.tuple("05", "invoice 2"));
        assertThat(entry.getEntryAddendaCount()).isEqualTo(3);
        assertThat(first.sequence()).isEqualTo(3);
        assertThat(first.position()).isEqualTo(5 * 95);
        assertThat(reading.records().get(1).sequence()).isEqualTo(6);
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", "\n\n", "   \n", "\r"})
    void readsRecordsHoweverTheyAreJoined(String lineBreak) throws IOException {
        // Given
        byte[] file = aSmallFile().joinedBytes(lineBreak);

        // When
        Reading reading = Reading.of(ACH, file);

        // Then
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.counted("records")).isEqualTo("10");
        assertThat(reading.records()).hasSize(2);
    }

    @Test
    void readsLinesThatLostTheirTrailingBlanks() throws IOException {
        // Given
        byte[] file = aSmallFile().joined("\n").replaceAll(" +\n", "\n").getBytes(StandardCharsets.US_ASCII);

        // When
        Reading reading = Reading.of(ACH, file);

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
    }

    @Test
    void readsBehindAByteOrderMarkAndBeforeAControlZ() throws IOException {
        // Given
        byte[] file = ("\uFEFF" + aSmallFile().joined("\r\n") + "\r\n\u001a").getBytes(StandardCharsets.UTF_8);

        // When
        Reading reading = Reading.of(ACH, file);

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.records().get(0).position()).isEqualTo(3 + 3 * 96);
    }

    @Test
    void readsOverTheCardsOfATransmissionBeforeTheFirstRecord() throws IOException {
        // Given
        String cards = "$$ADD ID=A1B2C3D4 BID='NWFACH12345678'\r\n";
        byte[] file = (cards + aSmallFile().joined("\r\n")).getBytes(StandardCharsets.US_ASCII);

        // When
        Reading reading = Reading.of(ACH, file);

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.counted("records")).isEqualTo("10");
        assertThat(reading.records().get(0).sequence()).isEqualTo(4);
    }

    @Test
    void callsAFileOfZeroesEmpty() throws IOException {
        // Given
        AchText file = anAchFile().endFile();

        // When
        Reading reading = Reading.of(ACH, file.bytes());

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.EMPTY);
        assertThat(reading.counted("entry_hash")).isEqualTo("0");
        assertThat(reading.counted("debit_total")).isEqualTo("0.00");
    }

    @ParameterizedTest
    @CsvSource({
        "0000010000, 00000100A0, FIELD, 250.50, 0.00",
        "'0000010000', '          ', FIELD, 250.50, 0.00",
        "627231380104, 627231380105, CHECK, 250.50, 100.00",
        "627, 6X7, FIELD, 250.50, 0.00",
        "Wade, W\u0000de, ENCODING, 250.50, 100.00",
        "Wade, W\u0081de, ENCODING, 250.50, 100.00",
        "880000001, 880000001XXXXXXXXX, LENGTH, 250.50, 100.00"
    })
    void rejectsAnEntryAndCountsWhatCanBeRead(
            String part, String by, RejectCategory category, String credits, String debits) throws IOException {
        // Given
        byte[] file = aSmallFile().replace(3, part, by).bytes();

        // When
        Reading reading = Reading.of(ACH, file);

        // Then
        assertThat(reading.rejects())
                .singleElement()
                .extracting(RejectedRecord::category, RejectedRecord::sequence, RejectedRecord::start)
                .containsExactly(category, 3L, 190L);
        assertThat(reading.counted("entry_addenda_count")).isEqualTo("2");
        assertThat(reading.counted("entry_hash")).isEqualTo("46276020");
        assertThat(reading.counted("credit_total")).isEqualTo(credits);
        assertThat(reading.counted("debit_total")).isEqualTo(debits);
        assertThat(reading.outcome()).isEqualTo(Outcome.OUT_OF_BALANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252"})
    void takesNamesBeyondAscii(String encoding) throws IOException {
        // Given
        byte[] file = aSmallFile().replace(3, "Wade", "Wädé").joined("\n").getBytes(Charset.forName(encoding));

        // When
        Reading reading = Reading.of(ACH, file);

        // Then
        assertThat(reading.values("individualName")).containsExactly("Wädé Arnold", "Wade Arnold");
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
    }

    @Test
    void findsTheFieldsBehindANameThatWasCutByBytes() throws IOException {
        // Given
        byte[] file = aSmallFile().replace(3, "Wade Arnold  ", "Wädé Arnold").bytes();

        // When
        Reading reading = Reading.of(ACH, file);

        // Then
        assertThat(reading.values("individualName")).containsExactly("Wädé Arnold", "Wade Arnold");
        assertThat(reading.values("traceNumber")).containsOnly("121042880000001");
    }

    @Test
    void rejectsAnEndlessLineAndReadsOn() throws IOException {
        // Given
        byte[] file = aSmallFile()
                .replace(3, "0000001", "0000001" + "x".repeat(3 << 20))
                .bytes();

        // When
        Reading reading = Reading.of(ACH, file);

        // Then
        RejectedRecord reject = reading.rejects().get(0);
        assertThat(reject.category()).isEqualTo(RejectCategory.LENGTH);
        assertThat(reject.raw()).hasSizeLessThanOrEqualTo(94);
        assertThat(reading.records()).singleElement().satisfies(record -> {
            assertThat(record.sequence()).isEqualTo(4);
            assertThat(record.position()).isEqualTo(4 * 95 + (3 << 20));
        });
    }

    @Test
    void rejectsAddendaWithoutAnEntryAndCountsThem() throws IOException {
        // Given
        AchText file = anAchFile().batch().addenda("lost").debit(100).endBatch().endFile();

        // When
        Reading reading = Reading.of(ACH, file.bytes());

        // Then
        assertThat(reading.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.category()).isEqualTo(RejectCategory.STRUCTURE);
            assertThat(reject.reason()).isEqualTo("the addenda follow no entry");
            assertThat(reject.section()).isEqualTo("0000001");
        });
        assertThat(reading.counted("entry_addenda_count")).isEqualTo("2");
    }

    @Test
    void rejectsAddendaBeyondTheMostThatAnEntryMayHave() throws IOException {
        // Given
        AchText file = anAchFile().batch().debit(100);
        for (int i = 0; i < Entry.MOST_ADDENDA + 2; i++) {
            file.addenda("many");
        }

        // When
        Reading reading = Reading.of(ACH, file.endBatch().endFile().bytes());

        // Then
        assertThat(reading.rejects()).hasSize(2);
        assertThat(reading.counted("entry_addenda_count")).isEqualTo(Integer.toString(Entry.MOST_ADDENDA + 3));
    }

    @Test
    void rejectsAnEntryOutsideOfAnyBatch() throws IOException {
        // Given
        AchText file = anAchFile().debit(100).batch().debit(100).endBatch().endFile();

        // When
        Reading reading = Reading.of(ACH, file.bytes());

        // Then
        assertThat(reading.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.category()).isEqualTo(RejectCategory.STRUCTURE);
            assertThat(reject.section()).isEmpty();
        });
        assertThat(reading.counted("debit_total")).isEqualTo("2.00");
    }

    @ParameterizedTest
    @CsvSource({"627, 690, 90", "627, 6\uD83D\uDE00, ??", "627, 6\u0001x, ?x"})
    void namesATransactionCodeThatThereIsNot(String part, String by, String shown) throws IOException {
        // Given
        byte[] file = aSmallFile().replace(3, part, by).bytes();

        // When
        Reading reading = Reading.of(ACH, file);

        // Then
        assertThat(reading.rejects())
                .singleElement()
                .extracting(RejectedRecord::reason)
                .asString()
                .startsWith("transaction code must be a known one such as 22 or 27, got '%s'".formatted(shown));
    }

    @Test
    void rejectsARecordOfUnknownType() throws IOException {
        // Given
        AchText file = anAchFile()
                .batch()
                .add("X marks the spot 12")
                .debit(100)
                .endBatch()
                .endFile();

        // When
        Reading reading = Reading.of(ACH, file.bytes());

        // Then
        assertThat(reading.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.category()).isEqualTo(RejectCategory.STRUCTURE);
            assertThat(reject.reason()).endsWith("; got 'X'");
            assertThat(reject.raw()).startsWith("x xxxxx xxx xxxx 99").doesNotContain("marks");
        });
    }

    @Test
    void reportsAMissingFileHeader() throws IOException {
        // Given
        byte[] file = aSmallFile().bytes();

        // When
        Reading reading = Reading.of(ACH, Arrays.copyOfRange(file, 95, file.length));

        // Then
        assertThat(reading.problems()).singleElement().asString().contains("line 1", "file header");
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(reading.counted("debit_total")).isEqualTo("100.00");
    }

    @Test
    void reportsAFileHeaderBehindOtherRecords() throws IOException {
        // Given
        byte[] file = aSmallFile().bytes();
        System.arraycopy(file, 95, file, 0, 95);
        System.arraycopy(aSmallFile().bytes(), 0, file, 95, 95);

        // When
        Reading reading = Reading.of(ACH, file);

        // Then
        assertThat(reading.problems())
                .startsWith(
                        "line 1: the file header, a record of type 1, is missing; the file begins with type '5'",
                        "line 2: a file header stands behind other records; a file has one, as its first record");
    }

    @ParameterizedTest
    @ValueSource(strings = {"094109", "080101", "      "})
    void reportsAFileHeaderThatAnnouncesAnotherLayout(String layout) throws IOException {
        // Given
        AchText file = aSmallFile().replace(1, "094101", layout);

        // When
        Reading reading = Reading.of(ACH, file.bytes());

        // Then
        assertThat(reading.problems())
                .containsExactly(
                        "line 1: record size, blocking factor and format code, positions 35 to 40, must be 094, 10 and 1, got '%s'"
                                .formatted(layout));
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void reportsAServiceClassThatThereIsNot() throws IOException {
        // Given
        AchText file = aSmallFile().replace(2, "5200", "5100");

        // When
        Reading reading = Reading.of(ACH, file.bytes());

        // Then
        assertThat(reading.problems())
                .containsExactly(
                        "line 2: the service class of a batch, positions 2 to 4, must be 200, 220, 225 or 280, got '100'");
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(reading.counted("debit_total")).isEqualTo("100.00");
    }

    @Test
    void knowsAFileThatLostAllItsHeaders() throws IOException {
        // Given
        AchText file = anAchFile().debit(100).addenda("invoice 1").credit(100);
        byte[] end = Arrays.copyOfRange(file.bytes(), 95, file.bytes().length);

        // When
        Reading reading = Reading.of(ACH, end);

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(reading.problems())
                .containsExactly(
                        "line 1: the file header, a record of type 1, is missing; the file begins with type '6'",
                        "file: the file control, a record of type 9, is missing: the file may be cut off");
        assertThat(reading.rejects())
                .extracting(RejectedRecord::reason)
                .containsOnly("the entry stands outside of any batch");
    }

    @Test
    void knowsAFileByItsLayoutWhateverItsOrigin() throws IOException {
        // Given
        AchText file = anAchFile().endFile().replace(1, " 121042882", "12-1042882");

        // When
        Reading reading = Reading.of(ACH, file.bytes());

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.EMPTY);
    }

    @Test
    void reportsAMissingBatchControl() throws IOException {
        // Given
        AchText file =
                anAchFile().batch().debit(100).batch().debit(50).endBatch().endFile();

        // When
        Reading reading = Reading.of(ACH, file.bytes());

        // Then
        assertThat(reading.problems()).singleElement().asString().contains("batch '0000001' has no batch control");
        assertThat(reading.sections()).extracting(SectionEnded::id).containsExactly("0000001", "0000002");
    }

    @Test
    void reportsABatchControlWithoutItsHeader() throws IOException {
        // Given
        AchText file = aSmallFile().replace(2, "5200", "8200");

        // When
        Reading reading = Reading.of(ACH, file.bytes());

        // Then
        assertThat(reading.problems()).hasSize(2).allMatch(problem -> problem.contains("without a batch header"));
    }

    @Test
    void reportsABatchControlOfAnotherBatch() throws IOException {
        // Given
        AchText file = anAchFile().batch(7).debit(100).endBatch(8).endFile();

        // When
        Reading reading = Reading.of(ACH, file.bytes());

        // Then
        assertThat(reading.problems())
                .containsExactly(
                        "line 4: the batch control is of batch '0000008', the batch header before it of batch '0000007'");
    }

    @Test
    void reportsRecordsBehindTheFileControlOnceAndCountsThem() throws IOException {
        // Given
        AchText file = aSmallFile().batch().debit(100).debit(100).endBatch();

        // When
        Reading reading = Reading.of(ACH, file.bytes());

        // Then
        assertThat(reading.problems())
                .singleElement()
                .asString()
                .contains("line 11", "a record of type '5' stands behind the file control");
        assertThat(reading.counted("debit_total")).isEqualTo("102.00");
    }

    @Test
    void reportsAStatedValueThatIsNoNumber() throws IOException {
        // Given
        AchText file = aSmallFile().replace(6, "9000001", "9oops01");

        // When
        Reading reading = Reading.of(ACH, file.bytes());

        // Then
        assertThat(reading.problems())
                .containsExactly("line 6: batch_count, positions 2 to 7, must be digits, got 'xxxx99'");
    }

    @Test
    void givesSectionsThatShareANumberIdsOfTheirOwn() throws IOException {
        // Given
        AchText file = anAchFile()
                .batch(1)
                .debit(1)
                .endBatch(1)
                .batch(1)
                .debit(2)
                .endBatch(1)
                .endFile();

        // When
        Reading reading = Reading.of(ACH, file.bytes());

        // Then
        assertThat(reading.sections()).extracting(SectionEnded::id).containsExactly("0000001", "0000001#2");
        assertThat(reading.records()).extracting(SourceRecord::section).containsExactly("0000001", "0000001#2");
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%PDF-1.7\n1 0 obj\n",
                "<?xml version=\"1.0\"?>\n<Document/>",
                "{\\rtf1\\ansi\n\\f0 ",
                "id;amount\n1;2\n",
                "101"
            })
    void leavesAFileThatIsNoNachaFileAtOnce(String content) throws IOException {
        // Given
        byte[] file = (content + "more\n".repeat(10_000)).getBytes(StandardCharsets.ISO_8859_1);

        // When
        Reading reading = Reading.of(ACH, file);

        // Then
        assertThat(reading.problems()).singleElement().asString().startsWith("file: is no NACHA file: it is ");
        assertThat(reading.items()).hasSize(1);
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void saysNothingOfEmptinessWhereContentCannotBeUnpacked() throws IOException {
        // Given
        byte[] file = "PK\u0003\u0004, and what is no archive".repeat(100).getBytes(StandardCharsets.ISO_8859_1);

        // When
        Reading reading = Reading.of(ACH, file);

        // Then
        assertThat(reading.problems()).singleElement().asString().startsWith("file: its zip content ");
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void leavesBinaryJunkAtOnce() throws IOException {
        // Given
        byte[] junk = new byte[1 << 20];
        new Random(1).nextBytes(junk);

        // When
        Reading reading = Reading.of(ACH, junk);

        // Then
        assertThat(reading.problems())
                .containsExactly("file: is no NACHA file: it is binary data; a NACHA file begins with a record 101");
        assertThat(reading.items()).hasSize(1);
    }

    @Test
    void callsNoBytesAtAllMalformed() throws IOException {
        // Given
        byte[] nothing = {};

        // When
        Reading reading = Reading.of(ACH, nothing);

        // Then
        assertThat(reading.problems()).singleElement().asString().contains("is empty");
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void neverBalancesAFileThatIsCutOff() throws IOException {
        // Given
        byte[] file = anAchFile()
                .batch()
                .debit(10_000)
                .addenda("a")
                .endBatch()
                .batch()
                .credit(700)
                .endBatch()
                .endFile()
                .bytes();
        int behindAmounts = 8 * 95 + 55;

        for (int length = 0; length < behindAmounts; length++) {
            // When
            Reading reading = Reading.of(ACH, Arrays.copyOf(file, length));

            // Then
            assertThat(reading.outcome()).as("cut at byte %d", length).isIn(Outcome.MALFORMED, Outcome.OUT_OF_BALANCE);
        }
    }

    @Test
    void survivesAnyDamageAndTellsEverySectionAndPositionInOrder() throws IOException {
        // Given
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] right = anAchFile()
                .batch()
                .debit(1)
                .addenda("a")
                .endBatch()
                .batch()
                .credit(2)
                .endBatch()
                .endFile()
                .bytes();

        for (int round = 0; round < 3_000; round++) {
            // When
            Reading reading = Reading.of(ACH, damaged(right, random));

            // Then
            assertThat(reading.records())
                    .as("seed %d, round %d", seed, round)
                    .isSortedAccordingTo((a, b) -> Long.compare(a.position(), b.position()));
            assertThat(reading.sections()).extracting(SectionEnded::id).doesNotHaveDuplicates();
        }
    }

    private static byte[] damaged(byte[] right, Random random) {
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        for (byte next : right) {
            switch (random.nextInt(300)) {
                case 0 -> damaged.write(random.nextInt(256));
                case 1 -> damaged.write('\n');
                case 2 -> {}
                case 3 -> damaged.writeBytes(new byte[] {next, next});
                default -> damaged.write(next);
            }
        }
        return damaged.toByteArray();
    }
}
