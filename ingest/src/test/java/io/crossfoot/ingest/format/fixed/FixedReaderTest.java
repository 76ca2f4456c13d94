package io.crossfoot.ingest.format.fixed;

import static io.crossfoot.ingest.format.fixed.CopybookFeed.feed;
import static io.crossfoot.ingest.format.fixed.CopybookFeed.payments;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.Reading;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.RejectCategory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedReaderTest {

    private static final Path SAMPLES = Path.of("src/test/resources/samples/fixed");
    private static final Charset EBCDIC = Charset.forName("IBM037");
    private static final List<String> SMALL = List.of("H 20261123  ", "a10001050001", "a2000002N002", "T 0200001025");
    private static final String IN_EBCDIC = "encoding: IBM037\n";
    private static final String IN_LINES = "encoding: ISO-8859-1\nframing: lines\n";

    private static final Feed BATCHES = feed("""
            copybook: |
              01 LINE.
                05 KIND PIC X.
                05 ID PIC X(3).
                05 AMOUNT PIC 9(4).
              01 BATCH-HEADER.
                05 KIND PIC X.
                05 BATCH PIC X(3).
                05 CURRENCY PIC X(3).
              01 BATCH-TRAILER.
                05 KIND PIC X.
                05 TOTAL PIC 9(4).
                05 LINE-COUNT PIC 9(2).
            encoding: US-ASCII
            framing: lines
            records:
              - {name: line, role: detail, layout: LINE, when: {field: kind, equals: L}, inherit: [currency]}
              - name: batch header
                role: section-header
                layout: BATCH-HEADER
                when: {field: kind, equals: B}
                section: batch
              - name: batch trailer
                role: section-trailer
                layout: BATCH-TRAILER
                when: {field: kind, equals: T}
            controls:
              file: {batches: sections}
              section: {total: amount, lineCount: "records[line]"}
            """, "totals: [{name: amount, sum: amount}]");

    @Test
    void makesAnEventOfEachDetailAndComparesTheTrailer() throws IOException {
        // Given
        Feed feed = payments(IN_EBCDIC);

        // When
        Reading reading = Reading.of(feed, String.join("", SMALL).getBytes(EBCDIC));

        // Then
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.values("id")).containsExactly("a1", "a2");
        assertThat(reading.values("units")).containsExactly(1L, 2L);
        assertThat(reading.counted("amount")).isEqualTo("10.25");
        assertThat(reading.counted("all")).isEqualTo("4");
        assertThat(reading.records()).extracting(SourceRecord::sequence).containsExactly(2L, 3L);
        assertThat(reading.records()).extracting(SourceRecord::position).containsExactly(24L, 36L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void readsLinesThatHaveLostTheirBlanks(String lineBreak) throws IOException {
        // Given
        String text = "H 20261123" + lineBreak + String.join(lineBreak, SMALL.subList(1, 4)) + lineBreak + "\u001a";

        // When
        Reading reading = Reading.of(payments(IN_LINES), text.getBytes(StandardCharsets.ISO_8859_1));

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(bytes(reading)).isEqualTo(text.length());
    }

    @Test
    void readsLinesInEbcdic() throws IOException {
        // Given
        byte[] source = String.join("\n", SMALL).getBytes(EBCDIC);

        // When
        Reading reading = Reading.of(payments("encoding: IBM037\nframing: lines\n"), source);

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.values("id")).containsExactly("a1", "a2");
    }

    @Test
    void takesACharacterForAPlaceInLinesOfUtf8() throws IOException {
        // Given
        Feed feed = payments("encoding: UTF-8\nframing: lines\n");
        String text = String.join("\n", SMALL).replace("a1", "é€");

        // When
        Reading reading = Reading.of(feed, text.getBytes(StandardCharsets.UTF_8));
        Reading broken = Reading.of(feed, text.getBytes(StandardCharsets.ISO_8859_1));

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.values("id")).containsExactly("é€", "a2");
        assertThat(broken.rejects()).extracting(RejectedRecord::category).containsExactly(RejectCategory.ENCODING);
    }

    @ParameterizedTest
    @CsvSource({"'\n', BALANCED", "'\r\n', BALANCED", "'\u001a', BALANCED", "'', BALANCED", "'x', OUT_OF_BALANCE"})
    void readsOverWhatTransfersLeaveBehindTheLastRecord(String end, Outcome outcome) throws IOException {
        // Given
        byte[] source = (String.join("", SMALL) + end).getBytes(StandardCharsets.ISO_8859_1);

        // When
        Reading reading = Reading.of(payments("encoding: ISO-8859-1\n"), source);

        // Then
        assertThat(reading.outcome()).isEqualTo(outcome);
        assertThat(bytes(reading)).isEqualTo(source.length);
    }

    @Test
    void rejectsALastRecordThatIsCutOff() throws IOException {
        // Given
        byte[] source = String.join("", SMALL).substring(0, 34).getBytes(EBCDIC);

        // When
        Reading reading = Reading.of(payments(IN_EBCDIC), source);

        // Then
        assertThat(reading.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.category()).isEqualTo(RejectCategory.LENGTH);
            assertThat(reject.reason()).isEqualTo("the file ends within the record, after 10 of its 12 bytes");
            assertThat(reject.sequence()).isEqualTo(3);
            assertThat(reject.start()).isEqualTo(24);
            assertThat(reject.position()).isEqualTo(34);
            assertThat(reject.raw()).isEqualTo("x9999999x9");
        });
        assertThat(reading.problems()).containsExactly("file: has no record 'trailer': it may be cut off");
        assertThat(reading.counted("records")).isEqualTo("2");
    }

    @Test
    void countsWhatCanBeReadOfARejectedRecord() throws IOException {
        // Given
        String text = String.join("", SMALL).replace("N002", "Nx02");

        // When
        Reading reading = Reading.of(payments(IN_EBCDIC), text.getBytes(EBCDIC));

        // Then
        assertThat(reading.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.category()).isEqualTo(RejectCategory.FIELD);
            assertThat(reject.reason()).isEqualTo("units, positions 10 to 12, must be 3 digits, got 'x99'");
            assertThat(reject.raw()).isEqualTo("x9999999xx99");
        });
        assertThat(reading.counted("amount")).isEqualTo("10.25");
        assertThat(reading.outcome()).isEqualTo(Outcome.OUT_OF_BALANCE);
    }

    @ParameterizedTest
    @CsvSource({"big-endian, true", "big-endian, false", "little-endian, true", "little-endian, false"})
    void readsRecordsBehindTheirLengths(String order, boolean countsItself) throws IOException {
        // Given
        String descriptor = "descriptor: {order: %s, counts-itself: %s}\n".formatted(order, countsItself);
        byte[] records = described(SMALL, order, countsItself);
        byte[] block = word(records.length + (countsItself ? 4 : 0), order);
        byte[] twoBlocks =
                concat(block, records, word(countsItself ? 20 : 16, order), records(2, 3, order, countsItself));

        // When
        Reading single = Reading.of(payments(IN_EBCDIC + "framing: rdw\n" + descriptor), records);
        Reading blocked = Reading.of(payments(IN_EBCDIC + "framing: bdw\n" + descriptor), concat(block, records));
        Reading twice = Reading.of(payments(IN_EBCDIC + "framing: bdw\n" + descriptor), twoBlocks);

        // Then
        assertThat(single.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(single.records()).extracting(SourceRecord::position).containsExactly(32L, 48L);
        assertThat(bytes(single)).isEqualTo(records.length);
        assertThat(blocked.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(blocked.records()).extracting(SourceRecord::position).containsExactly(36L, 52L);
        assertThat(twice.records()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "0002 0000, 'a record descriptor word counts at least its own 4 bytes, got 2'",
        "0010 0100, 'a record descriptor word ends in two zeros, got x''0100''; spanned records cannot be read'",
        "0010, 'the file ends within a record descriptor word'"
    })
    void givesUpWhereALengthIsNone(String hex, String reason) throws IOException {
        // Given
        byte[] descriptor = HexFormat.of().parseHex(hex.replace(" ", ""));
        byte[] source = concat(described(SMALL.subList(0, 2), "big-endian", true), descriptor, new byte[0]);

        // When
        Reading reading = Reading.of(payments(IN_EBCDIC + "framing: rdw\n"), source);

        // Then
        String where = "at byte 33: " + reason + "; what follows cannot be cut into records";
        assertThat(reading.problems()).contains("file: " + where);
        assertThat(reading.rejects()).extracting(RejectedRecord::reason).containsExactly(where);
        assertThat(reading.records()).hasSize(1);
        assertThat(bytes(reading)).isEqualTo(source.length);
    }

    @Test
    void givesUpWhereARecordDoesNotFitItsBlock() throws IOException {
        // Given
        byte[] records = described(SMALL, "big-endian", true);
        byte[] source = concat(word(records.length, "big-endian"), records, new byte[100_000]);

        // When
        Reading reading = Reading.of(payments(IN_EBCDIC + "framing: bdw\n"), source);

        // Then
        assertThat(reading.problems().get(0)).contains("a record of 16 bytes stands in the last 12 of its block");
        assertThat(bytes(reading)).isEqualTo(source.length);
    }

    @Test
    void rejectsRecordsThatAreShorterOrLongerThanTheirLayout() throws IOException {
        // Given
        List<String> records =
                List.of(SMALL.get(0), "a100010500", SMALL.get(2) + "   ", SMALL.get(2) + "xy", SMALL.get(3));

        // When
        Reading reading = Reading.of(payments(IN_EBCDIC + "framing: rdw\n"), described(records, "big-endian", true));

        // Then
        assertThat(reading.records()).hasSize(1);
        assertThat(reading.rejects())
                .extracting(RejectedRecord::reason)
                .containsExactly(
                        "a record 'payment' has at least 12 bytes, got 10",
                        "a record 'payment' has at most 12 bytes, got 14");
        assertThat(reading.counted("amount")).isEqualTo("10.00");
    }

    @Test
    void tellsHeaderAndTrailerByTheirPlace() throws IOException {
        // Given
        Feed feed = feed("""
                copybook: |
                  01 R.
                    05 ID PIC X(2).
                    05 AMOUNT PIC 9(4).
                  01 H.
                    05 FILLER PIC X(6).
                  01 T.
                    05 TOTAL PIC 9(6).
                encoding: US-ASCII
                framing: lines
                records:
                  - {name: header, role: header, layout: H, at: first}
                  - {name: trailer, role: trailer, layout: T, at: last}
                  - {name: line, role: detail, layout: R}
                controls: {file: {total: amount}}
                """, "totals: [{name: amount, sum: amount}]");

        // When
        Reading reading = Reading.of(feed, "202611\na10001\na20002\n000003\n\n".getBytes(StandardCharsets.US_ASCII));

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.records()).hasSize(2);
    }

    @Test
    void followsSectionsAndLetsDetailsInheritFromTheirHeaders() throws IOException {
        // Given
        String text = """
                B001EUR
                La1 0005
                La2 0007
                T001202
                B002USD
                Lb1 0001
                T000101
                B003USD
                T000000
                """;

        // When
        Reading reading = Reading.of(BATCHES, text.getBytes(StandardCharsets.US_ASCII));

        // Then
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.counted("batches")).isEqualTo("3");
        assertThat(reading.sections()).extracting(SectionEnded::id).containsExactly("001", "002", "003");
        assertThat(reading.sections())
                .extracting(SectionEnded::stated)
                .containsExactly(
                        Map.of("total", "12", "lineCount", "2"),
                        Map.of("total", "1", "lineCount", "1"),
                        Map.of("total", "0", "lineCount", "0"));
        assertThat(reading.values("currency")).containsExactly("EUR", "EUR", "USD");
    }

    @Test
    void numbersSectionsThatHaveTrailersAlone() throws IOException {
        // Given
        Feed feed = feed("""
                copybook: |
                  01 R.
                    05 ID PIC X(2).
                  01 T.
                    05 TAG PIC X(2).
                    05 LINES-THERE PIC 9(3).
                encoding: US-ASCII
                framing: lines
                records:
                  - {name: total, role: section-trailer, layout: T, when: {field: tag, equals: T}}
                  - {name: line, role: detail, layout: R}
                controls: {section: {linesThere: "records[line]"}}
                """, "");

        // When
        Reading reading = Reading.of(feed, "a1\na2\nT 002\na3\nT 001\nT 000\n".getBytes(StandardCharsets.US_ASCII));

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.sections()).extracting(SectionEnded::id).containsExactly("1", "2", "3");
    }

    @Test
    void letsDetailsInheritThatNothingIsThere() throws IOException {
        // Given
        Feed feed = feed("""
                copybook: |
                  01 R.
                    05 ID PIC X(2).
                  01 H.
                    05 DAY-OF-PAYMENT PIC 9(8).
                    05 NUMBER-OF-FILE PIC 9(3).
                encoding: US-ASCII
                framing: lines
                records:
                  - {name: header, role: header, layout: H, at: first}
                  - {name: line, role: detail, layout: R, inherit: [dayOfPayment, numberOfFile]}
                fields: {dayOfPayment: {type: date, format: yyyyMMdd, optional: true}}
                """, "");

        // When
        Reading dated = Reading.of(feed, "20261123007\na1\n".getBytes(StandardCharsets.US_ASCII));
        Reading undated = Reading.of(feed, "        007\na1\n".getBytes(StandardCharsets.US_ASCII));

        // Then
        assertThat(dated.values("dayOfPayment"))
                .containsExactly((int) LocalDate.of(2026, 11, 23).toEpochDay());
        assertThat(dated.values("numberOfFile")).containsExactly(7L);
        assertThat(undated.values("dayOfPayment")).containsExactly((Object) null);
        assertThat(undated.values("numberOfFile")).containsExactly(7L);
    }

    @Test
    void reportsDetailsOutsideOfSectionsAndSectionsWithoutTrailers() throws IOException {
        // Given
        String text = "La1 0005\nB001EUR\nLa2 0007\nB002USD\nT000000\nT000000\n";

        // When
        Reading reading = Reading.of(BATCHES, text.getBytes(StandardCharsets.US_ASCII));

        // Then
        assertThat(reading.rejects())
                .extracting(RejectedRecord::reason)
                .containsExactly("the header that 'currency' is inherited from is not there");
        assertThat(reading.problems())
                .containsExactly(
                        "line 4: section '001' has no record 'batch trailer'",
                        "line 6: a record 'batch trailer' without a section header before it");
    }

    @Test
    void rejectsRecordsOfNoKind() throws IOException {
        // When
        Reading reading = Reading.of(BATCHES, "B001EUR\nXa1 0005\nT000000\n".getBytes(StandardCharsets.US_ASCII));

        // Then
        assertThat(reading.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.category()).isEqualTo(RejectCategory.STRUCTURE);
            assertThat(reject.reason()).isEqualTo("the record is of no kind that the feed describes");
            assertThat(reject.section()).isEqualTo("001");
        });
    }

    @Test
    void reportsWhatIsNoNumberWhereANumberShouldBeStated() throws IOException {
        // Given
        String text = String.join("\n", SMALL).replace("T 02", "T oo");

        // When
        Reading reading = Reading.of(payments(IN_LINES), text.getBytes(StandardCharsets.ISO_8859_1));

        // Then
        assertThat(reading.problems())
                .containsExactly("line 4: record 'trailer': records, positions 3 to 4, must be 2 digits, got 'xx'");
    }

    @ParameterizedTest
    @CsvSource({
        "'     12.50', 12.50",
        "'  1,012.50', 1012.50",
        "'    12.50-', -12.50",
        "'  12.50 CR', -12.50",
        "'   $12.50 ', 12.50",
        "'******.50 ', 0.50",
        "'    -12.50', -12.50"
    })
    void readsNumbersOfTrailersThatAreEdited(String written, String stated) throws IOException {
        // Given
        Feed feed = feed("""
                copybook: |
                  01 R.
                    05 ID PIC X(2).
                  01 T.
                    05 TOTAL PIC X(10).
                encoding: US-ASCII
                framing: lines
                records:
                  - {name: trailer, role: trailer, layout: T, at: last}
                  - {name: line, role: detail, layout: R}
                controls: {file: {total: records}}
                """, "");

        // When
        Reading reading = Reading.of(feed, ("a1\n" + written).getBytes(StandardCharsets.US_ASCII));

        // Then
        assertThat(reading.report().controls())
                .singleElement()
                .satisfies(control -> assertThat(control.getStated()).isEqualTo(stated));
    }

    @Test
    void reportsAnEmptyFile() throws IOException {
        // When
        Reading reading = Reading.of(payments(IN_EBCDIC), new byte[0]);

        // Then
        assertThat(reading.problems())
                .containsExactly(
                        "file: is empty; a file of this feed has at least a record 'header' and a record 'trailer'");
    }

    @Test
    void leavesAFileThatIsOfAnotherFeed() throws IOException {
        // When
        Reading binary = Reading.of(payments(IN_EBCDIC), new byte[1_000_000]);
        Reading document = Reading.of(payments(IN_LINES), "%PDF-1.7\n%\n".getBytes(StandardCharsets.US_ASCII));

        // Then
        assertThat(binary.rejects()).hasSize(100);
        assertThat(binary.problems().get(0)).contains("none of its first 100 records could be read");
        assertThat(document.problems()).containsExactly("file: is no text of records: it is a PDF document");
    }

    @Test
    void survivesALineThatNeverEnds() throws IOException {
        // Given
        byte[] source = (SMALL.get(0) + '\n' + "x".repeat(5 << 20)).getBytes(StandardCharsets.US_ASCII);

        // When
        Reading reading = Reading.of(payments(IN_LINES), source);

        // Then
        assertThat(reading.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.category()).isEqualTo(RejectCategory.LENGTH);
            assertThat(reject.raw()).hasSizeLessThan(1_100);
        });
        assertThat(bytes(reading)).isEqualTo(source.length);
    }

    @ParameterizedTest
    @CsvSource({
        "sales, written/sales.dat",
        "companies, AbsaOSS-cobrix/COMP.DETAILS.SEP30.DATA.dat",
        "entities, AbsaOSS-cobrix/ENTITY.DB.AUG12.DATA.FIX.LEN.dat",
        "numbers, AbsaOSS-cobrix/INTEGR.TYPES.NOV28.DATA.dat",
        "tanf, raft-tech-TANF-app/small_tanf_section1.txt"
    })
    void readsDamagedFilesToTheirEnd(String description, String file) throws IOException {
        // Given
        Feed feed = ConfigReader.read(SAMPLES.resolve("feeds").resolve(description + ".yaml"), Feed.class);
        byte[] right = Files.readAllBytes(SAMPLES.resolve(file));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 30; i++) {
            byte[] source = damaged(right, random);

            // When
            Reading reading = Reading.of(feed, source);

            // Then
            boolean left = reading.problems().stream()
                    .anyMatch(problem -> problem.matches(".*(none of its first|is no text).*"));
            if (!left) {
                assertThat(bytes(reading)).as("seed %d, round %d", seed, i).isEqualTo(source.length);
            }
            assertThat(reading.records().size() + reading.rejects().size())
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo((int) reading.report().records());
        }
    }

    @Test
    void readsDamagedBlocksToTheirEnd() throws IOException {
        // Given
        Feed feed = payments(IN_EBCDIC + "framing: bdw\n");
        byte[] records = described(SMALL, "big-endian", true);
        byte[] block = concat(word(records.length + 4, "big-endian"), records);
        byte[] right = concat(block, block, block, block, block, block, block, block);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] source = damaged(right, random);

            // When
            Reading reading = Reading.of(feed, source);

            // Then
            assertThat(bytes(reading)).as("seed %d, round %d", seed, i).isEqualTo(source.length);
        }
    }

    private static byte[] damaged(byte[] right, Random random) {
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        int rate = 50 + random.nextInt(2_000);
        for (byte next : right) {
            switch (random.nextInt(rate)) {
                case 0 -> damaged.write(random.nextInt(256));
                case 1 -> {}
                case 2 -> damaged.writeBytes(new byte[random.nextInt(100)]);
                case 3 -> {
                    damaged.write(next);
                    damaged.write(next);
                }
                default -> damaged.write(next);
            }
        }
        return damaged.toByteArray();
    }

    private static long bytes(Reading reading) {
        return ((SourceEnded) reading.items().get(reading.items().size() - 1)).bytes();
    }

    private static byte[] records(int from, int to, String order, boolean countsItself) {
        return described(SMALL.subList(from, to), order, countsItself);
    }

    private static byte[] described(List<String> records, String order, boolean countsItself) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String record : records) {
            byte[] bytes = record.getBytes(EBCDIC);
            all.writeBytes(word(bytes.length + (countsItself ? 4 : 0), order));
            all.writeBytes(bytes);
        }
        return all.toByteArray();
    }

    private static byte[] word(int length, String order) {
        int word = length << 16;
        return ByteBuffer.allocate(4)
                .putInt(order.equals("little-endian") ? Integer.reverseBytes(word) : word)
                .array();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
