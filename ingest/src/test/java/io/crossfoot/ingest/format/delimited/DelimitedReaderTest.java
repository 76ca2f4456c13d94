package io.crossfoot.ingest.format.delimited;

import static io.crossfoot.ingest.format.delimited.FeedText.feed;
import static io.crossfoot.ingest.format.delimited.FeedText.payments;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.field.FieldText;
import io.crossfoot.common.field.RecordFields;
import io.crossfoot.ingest.format.Reading;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.RejectCategory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedReaderTest {

    private static final String SMALL = """
            id,paid,amount,text
            a1,2026-11-20,10.50,first
            a2,2026-11-21,-0.25,
            TRAILER,2,10.25
            """;

    private static final Feed ORDERS = feed("""
            separator: ";"
            records:
              - name: line
                role: detail
                tag: L
                columns: [{name: id}, {name: amount, type: decimal}]
                inherit: [order]
              - {name: order header, role: section-header, tag: H, columns: [{name: order}], section: order}
              - {name: order trailer, role: section-trailer, tag: T, columns: [{name: total, type: decimal}]}
            controls:
              section: {total: amount}
              file: {orders: sections}
            """, "totals: [{name: amount, sum: amount}]");

    @Test
    void makesAnEventOfEachDetailAndComparesTheTrailer() throws IOException {
        // Given
        Feed feed = payments("");

        // When
        Reading reading = read(feed, SMALL);

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.values("id")).containsExactly("a1", "a2");
        assertThat(reading.values("paid"))
                .containsExactly((int) LocalDate.of(2026, 11, 20).toEpochDay(), (int)
                        LocalDate.of(2026, 11, 21).toEpochDay());
        assertThat(reading.values("text")).containsExactly("first", null);
        assertThat(reading.counted("amount")).isEqualTo("10.25");
        assertThat(reading.records()).extracting(SourceRecord::sequence).containsExactly(2L, 3L);
        assertThat(reading.records()).extracting(SourceRecord::position).containsExactly(46L, 67L);
        assertThat(GenericData.get()
                        .validate(feed.eventSchema(), reading.events().get(0)))
                .isTrue();
    }

    @Test
    void readsLinesThatEndInCarriageReturnAndLineFeedBehindAByteOrderMark() throws IOException {
        // Given
        String text = "\uFEFF" + SMALL.replace("\n", "\r\n") + "\r\n\u001a";

        // When
        Reading reading = read(payments(""), text);

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.values("text")).containsExactly("first", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "IBM037", "UTF-8"})
    void readsTheEncodingOfTheFeed(String encoding) throws IOException {
        // Given
        Feed feed = payments("encoding: " + encoding);
        byte[] source = SMALL.replace("first", "çà et là").getBytes(Charset.forName(encoding));

        // When
        Reading reading = Reading.of(feed, source);

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.values("text")).containsExactly("çà et là", null);
    }

    @Test
    void takesNoCharacterForAQuoteWhereThereIsNone() throws IOException {
        // Given
        Feed feed = payments("encoding: windows-1252\nquote: ''");
        byte[] source = SMALL.replace("first", "ÿ \"Haÿ").getBytes(Charset.forName("windows-1252"));

        // When
        Reading reading = Reading.of(feed, source);

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.values("text")).containsExactly("ÿ \"Haÿ", null);
    }

    @Test
    void readsQuotedColumnsWithSeparatorsQuotesAndLineBreaks() throws IOException {
        // Given
        String text = """
                id,paid,amount,text
                "a,1",2026-11-20,"10.50","he said ""no"",
                and left"
                a2,2026-11-21,-0.25,5" nails
                "TRAILER",2,"10.25"
                """;

        // When
        Reading reading = read(payments(""), text);

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.values("id")).containsExactly("a,1", "a2");
        assertThat(reading.values("text")).containsExactly("he said \"no\",\nand left", "5\" nails");
        assertThat(reading.records()).extracting(SourceRecord::sequence).containsExactly(2L, 4L);
    }

    @Test
    void losesOneRecordToALineThatIsTooLongForThePattern() throws IOException {
        // Given
        Feed feed = feed("""
                records:
                  - {name: line, role: detail, pattern: '((?:a|b)*)', columns: [{name: id}]}
                """, "");

        // When
        Reading reading = read(feed, "ab\n" + "ab".repeat(500_000) + "\nba\n");

        // Then
        assertThat(reading.values("id")).containsExactly("ab", "ba");
        assertThat(reading.rejects())
                .extracting(RejectedRecord::reason)
                .containsExactly("the line is of no kind that the feed describes");
    }

    @Test
    void losesOneRecordToAStrayQuoteAndNotTheRestOfTheFile() throws IOException {
        // Given
        String text = SMALL.replace("a1", "\"a1");

        // When
        Reading reading = read(payments(""), text);

        // Then
        assertThat(reading.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.category()).isEqualTo(RejectCategory.STRUCTURE);
            assertThat(reject.reason()).isEqualTo("a quoted field has no end");
            assertThat(reject.sequence()).isEqualTo(2);
        });
        assertThat(reading.values("id")).containsExactly("a2");
        assertThat(reading.outcome()).isEqualTo(Outcome.OUT_OF_BALANCE);
    }

    @ParameterizedTest
    @CsvSource({
        "'10.50', '10.505', FIELD, 'column ''amount'' must be a number with at most 2 decimals, got ''99.999'''",
        "'10.50', '1e3', FIELD, 'column ''amount'' must be a number with at most 2 decimals, got ''9x9'''",
        "'10.50', 'NaN', FIELD, 'column ''amount'' must be a number with at most 2 decimals, got ''xxx'''",
        "'10.50', '', FIELD, 'column ''amount'' must not be empty'",
        "'2026-11-20', '2026-02-30', FIELD, 'column ''paid'' must be of the form yyyy-MM-dd, got ''9999-99-99'''",
        "'a1', '  ', FIELD, 'column ''id'' must not be empty'",
        "',first', '', STRUCTURE, 'a record ''payment'' has 4 columns, got 3'",
        "'first', 'first,', STRUCTURE, 'a record ''payment'' has 4 columns, got 5'",
        "'first', '\u0000', ENCODING, 'the record holds a NUL character'"
    })
    void rejectsARecordAndSaysWhy(String part, String by, RejectCategory category, String reason) throws IOException {
        // Given
        String text = SMALL.replace(part, by);

        // When
        Reading reading = read(payments(""), text);

        // Then
        assertThat(reading.rejects())
                .singleElement()
                .extracting(
                        RejectedRecord::category,
                        RejectedRecord::reason,
                        RejectedRecord::sequence,
                        RejectedRecord::start)
                .containsExactly(category, reason, 2L, 20L);
        assertThat(reading.counted("records")).isEqualTo("2");
        assertThat(reading.outcome()).isEqualTo(Outcome.OUT_OF_BALANCE);
    }

    @Test
    void countsTheAmountOfARecordThatIsRejectedForAnotherReason() throws IOException {
        // Given
        String text = SMALL.replace("2026-11-20", "yesterday");

        // When
        Reading reading = read(payments(""), text);

        // Then
        assertThat(reading.counted("amount")).isEqualTo("10.25");
        assertThat(reading.report().rejected().getTotals()).containsEntry("amount", "10.50");
    }

    @Test
    void rejectsBytesThatAreNotOfTheEncoding() throws IOException {
        // Given
        byte[] source = SMALL.replace("first", "fïrst").getBytes(StandardCharsets.ISO_8859_1);

        // When
        Reading reading = Reading.of(payments(""), source);

        // Then
        assertThat(reading.rejects()).extracting(RejectedRecord::category).containsExactly(RejectCategory.ENCODING);
    }

    @Test
    void refusesANumberOfTenThousandDigitsQuickly() throws IOException {
        // Given
        String text = SMALL.replace("10.50", "9".repeat(10_000)) + "a3,2026-11-20," + "1".repeat(36) + ".25,\n";

        // When
        Reading reading = read(payments(""), text);

        // Then
        assertThat(reading.rejects())
                .singleElement()
                .extracting(RejectedRecord::reason)
                .asString()
                .hasSizeLessThan(150);
        assertThat(reading.counted("amount")).isEqualTo("1".repeat(36) + ".00");
    }

    @Test
    void rejectsAnEndlessLineAndReadsOn() throws IOException {
        // Given
        String text = SMALL.replace("first", "x".repeat(5 << 20));

        // When
        Reading reading = read(payments(""), text);

        // Then
        assertThat(reading.rejects()).extracting(RejectedRecord::category).containsExactly(RejectCategory.LENGTH);
        assertThat(reading.values("id")).containsExactly("a2");
    }

    @Test
    void rejectsALineOfNoKnownKind() throws IOException {
        // Given
        String text = "L;1;2.00\nH;o1\nwhat is this\nL;1;2.00\nT;2.00\n";

        // When
        Reading reading = read(ORDERS, text);

        // Then
        assertThat(reading.rejects())
                .extracting(RejectedRecord::reason)
                .containsExactly(
                        "the record stands outside of any section", "the line is of no kind that the feed describes");
    }

    @Test
    void givesDetailsWhatTheyInheritFromTheirSection() throws IOException {
        // Given
        String text = "H;o1\nL;1;2.00\nT;2.00\nH;o2\nL;1;3.00\nL;2;4.00\nT;7.00\n";

        // When
        Reading reading = read(ORDERS, text);

        // Then
        assertThat(reading.values("order")).containsExactly("o1", "o2", "o2");
        assertThat(reading.records()).extracting(SourceRecord::section).containsExactly("o1", "o2", "o2");
        assertThat(reading.sections())
                .extracting(section -> section.stated().get("total"))
                .containsExactly("2.00", "7.00");
        assertThat(reading.counted("orders")).isEqualTo("2");
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
    }

    @Test
    void letsNoDetailInheritFromAHeaderThatCannotBeRead() throws IOException {
        // Given
        String text = "H;o1\nL;1;2.00\nT;2.00\nH;o2;what\nL;1;3.00\nT;3.00\n";

        // When
        Reading reading = read(ORDERS, text);

        // Then
        assertThat(reading.values("order")).containsExactly("o1");
        assertThat(reading.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.reason()).isEqualTo("the header that the record inherits from is not there");
            assertThat(reject.section()).isEqualTo("unnamed");
        });
        assertThat(reading.problems()).containsExactly("line 4: a record 'order header' has 2 columns, got 3");
    }

    @Test
    void reportsSectionsThatAreNotClosedOrNotOpened() throws IOException {
        // Given
        String text = "H;o1\nL;1;2.00\nH;o1\nL;1;3.00\nT;3.00\nT;4.00\nH;o3\n";

        // When
        Reading reading = read(ORDERS, text);

        // Then
        assertThat(reading.problems())
                .containsExactly(
                        "line 3: section 'o1' has no record 'order trailer'",
                        "line 6: a record 'order trailer' without a section header before it",
                        "line 7: section 'o3' has no record 'order trailer'");
        assertThat(reading.sections()).extracting(SectionEnded::id).containsExactly("o1", "o1#2", "o3");
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void numbersSectionsThatHaveTrailersAlone() throws IOException {
        // Given
        Feed feed = feed("""
                records:
                  - {name: sum, role: section-trailer, tag: SUM, columns: [{name: total, type: decimal}]}
                  - {name: row, role: detail, columns: [{name: id}, {name: amount, type: decimal}]}
                controls:
                  section: {total: amount}
                """, "totals: [{name: amount, sum: amount}]");

        // When
        Reading reading = read(feed, "a,1.00\nb,2.00\nSUM,3.00\nc,4.00\nSUM,5.00\n");

        // Then
        assertThat(reading.records()).extracting(SourceRecord::section).containsExactly("1", "1", "2");
        assertThat(reading.outcome()).isEqualTo(Outcome.OUT_OF_BALANCE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "TRAILER,2,10.25! TRAILERoops! file: has no record 'trailer': it may be cut off",
                "TRAILER,2,10.25! TRAILER,two,10.25! line 4: record 'trailer': column 'records' must be a number, since it states a control value, got 'xxx'",
                "TRAILER,2,10.25! TRAILER,2! line 4: a record 'trailer' has 3 columns, got 2",
                "TRAILER,2,10.25!''! file: has no record 'trailer': it may be cut off",
                "id,paid! number,paid! file: has no record 'header row': it may be cut off",
                "TRAILER,2,10.25! TRAILER,2,10.25~a3,2026-11-21,0.00,! line 5: a record 'payment' stands behind the trailer, which must be the last",
                "TRAILER,2,10.25! TRAILER,2,10.25~TRAILER,2,10.25! line 5: a second record 'trailer'; a file has one"
            })
    void reportsWhatIsWrongWithTheStructure(String part, String by, String problem) throws IOException {
        // Given
        String text = SMALL.replace(part, by.replace('~', '\n'));

        // When
        Reading reading = read(payments(""), text);

        // Then
        assertThat(reading.problems()).containsExactly(problem);
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void callsAFileWithoutBytesMalformedOnlyIfSomethingIsRequired() throws IOException {
        // Given
        Feed free = feed("records: [{name: row, role: detail, columns: [{name: id}]}]", "");

        // When
        Reading required = read(payments(""), "");
        Reading nothingRequired = read(free, "");

        // Then
        assertThat(required.problems())
                .containsExactly(
                        "file: is empty; a file of this feed has at least a record 'header row' and a record 'trailer'");
        assertThat(nothingRequired.outcome()).isEqualTo(Outcome.EMPTY);
    }

    @Test
    void callsAFileUnverifiedThatStatesNothing() throws IOException {
        // Given
        Feed feed = feed("records: [{name: row, role: detail, columns: [{name: id}]}]", "");

        // When
        Reading reading = read(feed, "a\n\nb\n");

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.UNVERIFIED);
        assertThat(reading.records()).extracting(SourceRecord::sequence).containsExactly(1L, 3L);
    }

    @Test
    void callsAFileEmptyWhoseTrailerStatesNoRecords() throws IOException {
        // Given
        String text = "id,paid,amount,text\nTRAILER,0,0\n";

        // When
        Reading reading = read(payments(""), text);

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%PDF-1.7\n",
                "<?xml version='1.0'?>\n",
                "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0000\u0000\u0000"
            })
    void leavesAFileThatIsNoTextAtOnce(String beginning) throws IOException {
        // Given
        String text = beginning + "more\n".repeat(10);

        // When
        Reading reading = read(payments(""), text);

        // Then
        assertThat(reading.problems()).singleElement().asString().startsWith("file: is no delimited text: it is ");
        assertThat(reading.items()).hasSize(1);
    }

    @Test
    void leavesAFileOfWhichNothingCanBeRead() throws IOException {
        // Given
        String text = "id,paid,amount,text\n" + "some prose without a separator\n".repeat(1000);

        // When
        Reading reading = read(payments(""), text);

        // Then
        assertThat(reading.rejects()).hasSize(100);
        assertThat(reading.problems())
                .singleElement()
                .asString()
                .contains("none of its first 100 records could be read");
    }

    @Test
    void reportsThatAZippedFileBreaksOff() throws IOException {
        // Given
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(SMALL.getBytes(StandardCharsets.UTF_8));
        }

        // When
        Reading whole = Reading.of(payments(""), zipped.toByteArray());
        Reading broken = Reading.of(payments(""), Arrays.copyOf(zipped.toByteArray(), zipped.size() - 4));

        // Then
        assertThat(whole.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(broken.problems()).anyMatch(problem -> problem.contains("gzip content breaks off"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.00",
        "-0, 0.00",
        "+1, 1.00",
        "007, 7.00",
        "1., 1.00",
        ".5, 0.50",
        "-.5, -0.50",
        "-0.50, -0.50",
        "12345678901234.56, 12345678901234.56",
        "99999999999999999.99, 99999999999999999.99",
        "-99999999999999999999999999.99, -99999999999999999999999999.99",
        "1.100, 1.10",
        "' 1.00 ', 1.00"
    })
    void readsDecimalsExactly(String written, String expected) throws IOException {
        // Given
        String text = "id,paid,amount,text\na,2026-11-20," + written + ",\nTRAILER,1," + written + "\n";

        // When
        Reading reading = read(payments(""), text);

        // Then
        assertThat(reading.counted("amount")).isEqualTo(expected);
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
    }

    @Test
    void readsEveryTypeOfColumn() throws IOException {
        // Given
        Feed feed = feed("""
                separator: "||"
                records:
                  - name: row
                    role: detail
                    columns:
                      - {name: id}
                      - {name: count, type: integer}
                      - {name: cents, type: decimal, implied-point: true}
                      - {name: day, type: date, format: dd.MM.yyyy}
                      - {name: at, type: timestamp}
                      - {name: local, type: timestamp, format: "yyyyMMdd HH:mm"}
                      - {name: yes, type: boolean}
                      - {name: unused, type: skipped}
                      - {name: price, type: decimal, scale: 4, null-as: [".", "n/a"]}
                """, "");

        // When
        Reading reading = read(feed, """
                a||-7||0012345||20.11.2026||2026-11-20T10:00:00+01:00||20261120 09:00||Y||junk||n/a
                a||9223372036854775807||-5||20.11.2026||2026-11-20T09:00:00Z||20261120 09:00||0||||1.5
                """);

        // Then
        assertThat(reading.rejects()).isEmpty();
        assertThat(reading.values("count")).containsExactly(-7L, Long.MAX_VALUE);
        assertThat(decimals(reading, feed, "cents")).containsExactly("123.45", "-0.05");
        assertThat(reading.values("day"))
                .containsOnly((int) LocalDate.of(2026, 11, 20).toEpochDay());
        assertThat(reading.values("at")).containsOnly(1_795_165_200_000L);
        assertThat(reading.values("local")).isEqualTo(reading.values("at"));
        assertThat(reading.values("yes")).containsExactly(true, false);
        assertThat(decimals(reading, feed, "price")).containsExactly("", "1.5000");
        assertThat(feed.eventSchema().getField("unused")).isNull();
    }

    @Test
    void survivesAnyDamage() throws IOException {
        // Given
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Feed feed = payments("");
        byte[] right = SMALL.replace("first", "\"a \"\"quoted\"\" text\"").getBytes(StandardCharsets.UTF_8);

        for (int round = 0; round < 5_000; round++) {
            // When
            Reading reading = Reading.of(feed, damaged(right, random));

            // Then
            assertThat(reading.report().records())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(reading.records().size() + reading.rejects().size());
        }
    }

    private static byte[] damaged(byte[] right, Random random) {
        byte[] damaged = right.clone();
        for (int i = random.nextInt(6); i >= 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) "\",\n\r\u0000x0\u00ff".charAt(random.nextInt(8));
        }
        return Arrays.copyOf(damaged, random.nextInt(damaged.length + 1));
    }

    private static List<String> decimals(Reading reading, Feed feed, String field) {
        RecordFields fields = new RecordFields(feed.eventSchema(), List.of(field));
        FieldText text = FieldText.of(fields.schema().getField(field));
        return reading.events().stream()
                .map(event -> {
                    text.read(fields.of(event));
                    return text.toString();
                })
                .toList();
    }

    private static Reading read(Feed feed, String text) throws IOException {
        return Reading.of(feed, text.getBytes(StandardCharsets.UTF_8));
    }
}
