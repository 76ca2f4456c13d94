package io.crossfoot.ingest.format.fixed;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.Reading;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.RejectCategory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How values are read, each from a file of one record. */
class FieldsTest {

    private static final Charset EBCDIC = Charset.forName("IBM037");

    @ParameterizedTest
    @CsvSource({
        // EBCDIC, the sign in the zone of the last digit.
        "S9(3), f1f2f3, 123",
        "S9(3), f1f2c3, 123",
        "S9(3), f1f2d3, -123",
        "S9(3), f1f2b3, -123",
        "S9(3)V99, f1f2f3f4d5, -123.45",
        "9(3), f1f2c3, 123",
        "9(3), 4040f3, 3",
        "9(3), f0f0f0, 0",
        "S9(3) SIGN LEADING, d1f2f3, -123",
        "S9(3) SIGN LEADING SEPARATE, 60f1f2f3, -123",
        "S9(3) SIGN TRAILING SEPARATE, f1f2f34e, 123",
        "S9(3) SIGN TRAILING SEPARATE, f1f2f340, 123",
        "9(3) BLANK WHEN ZERO, 404040, 0",
        "9(3)PP, f1f2f3, 12300",
        "SPP9(3), f1f2d3, -0.00123",
        "S9(20), f1f2f3f4f5f6f7f8f9f0f1f2f3f4f5f6f7f8f9d0, -12345678901234567890",
        "S9(17)V9(3), f1f2f3f4f5f6f7f8f9f0f1f2f3f4f5f6f7f8f9d0, -12345678901234567.890",
        // Packed.
        "S9(3) COMP-3, 123c, 123",
        "S9(3) COMP-3, 123d, -123",
        "S9(3) COMP-3, 123a, 123",
        "S9(3) COMP-3, 123b, -123",
        "9(3) COMP-3, 123f, 123",
        "9(3) COMP-3, 000d, 0",
        "S9(4) COMP-3, 01234d, -1234",
        "S9(5)V99 COMP-3, 1234567d, -12345.67",
        "S9(18) COMP-3, 0999999999999999999d, -999999999999999999",
        "9(5)PPP COMP-3, 12345f, 12345000",
        "PPP9(5) COMP-3, 12345f, 0.00012345",
        "S9(19) COMP-3, 1234567890123456789d, -1234567890123456789",
        // Binary.
        "S9(4) COMP, ff85, -123",
        "9(4) COMP, ff85, 65413",
        "S9(4) COMP-5, 00ff, 255",
        "S9(7)V99 BINARY, ffffcfc7, -123.45",
        "9(9) COMP, ffffffff, 4294967295",
        "S9(18) COMP, 8000000000000001, -9223372036854775807",
        "S9(3)PPP COMP, 0005, 5000",
        "S9(20) COMP, ffffffffffffffff85, -123"
    })
    void readsNumbers(String picture, String hex, BigDecimal number) throws IOException {
        // Given
        Feed feed = CopybookFeed.of("05 A PIC " + picture + ".", "encoding: IBM037");

        // When
        Reading reading = Reading.of(feed, record(hex));

        // Then
        assertThat(reading.rejects()).extracting(RejectedRecord::reason).isEmpty();
        assertThat(number(reading)).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "S9(3), 12C, 123",
        "S9(3), 12L, -123",
        "S9(3), 12{, 120",
        "S9(3), 12}, -120",
        "S9(3), 12s, -123",
        "S9(3), 123, 123",
        "S9(3), ' 1J', -11",
        "S9(3) SIGN LEADING, J23, -123",
        "S9(3) SIGN LEADING SEPARATE, -123, -123"
    })
    void readsSignsInDigitsOfAscii(String picture, String text, BigDecimal number) throws IOException {
        // Given
        Feed feed = CopybookFeed.of("05 A PIC " + picture + ".", "encoding: ISO-8859-1");

        // When
        Reading reading = Reading.of(feed, ("id" + text).getBytes(StandardCharsets.ISO_8859_1));

        // Then
        assertThat(number(reading)).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "S9(3) | 404040 | must be 3 digits, the last with a sign, got blanks",
                "S9(3) | c1c2c3 | must be 3 digits, the last with a sign, got 'xxx'",
                "9(3) | f1f2d3 | must be 3 digits, got '99x'",
                "S9(3) SIGN LEADING SEPARATE | f0f1f2f3 | must be 3 digits with a sign before them, got '9999'",
                "S9(3) COMP-3 | 4040 | must be 3 packed digits and a sign, got blanks",
                "S9(3) COMP-3 | 0000 | must be 3 packed digits and a sign, got NULs",
                "S9(3) COMP-3 | ffff | must be 3 packed digits and a sign, got bytes x'FF'",
                "S9(3) COMP-3 | 1a3c | must be 3 packed digits and a sign, got x'9A9C'",
                "S9(3) COMP-3 | 1234 | must be 3 packed digits and a sign, got x'9999'",
                "9(3) COMP-3 | 123d | must be 3 packed digits and a positive sign, got x'999D'",
                "9(18) COMP | 8000000000000000 | must be a number of 8 bytes that fits 18 digits, got x'9999999999999999'",
                "9(20) | 4040404040404040404040404040404040404040 | must be 20 digits, got blanks"
            })
    void rejectsWhatIsNoNumberAndShowsNoDigitOfIt(String picture, String hex, String reason) throws IOException {
        // Given
        Feed feed = CopybookFeed.of("05 A PIC " + picture + ".", "encoding: IBM037");

        // When
        Reading reading = Reading.of(feed, record(hex));

        // Then
        int end = 2 + hex.length() / 2;
        assertThat(reading.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.category()).isEqualTo(RejectCategory.FIELD);
            assertThat(reject.reason()).isEqualTo("a, positions 3 to %d, %s".formatted(end, reason));
        });
        assertThat(reading.outcome()).isEqualTo(Outcome.OUT_OF_BALANCE);
    }

    @ParameterizedTest
    @CsvSource({
        "COMP-1, 42640000, 100",
        "COMP-1, c276a000, -118.625",
        "COMP-2, 4110000000000000, 1",
        "COMP-2, 0000000000000000, 0"
    })
    void readsHexadecimalFloatingPoint(String usage, String hex, double number) throws IOException {
        // Given
        Feed feed = CopybookFeed.of("05 A " + usage + ".", "encoding: IBM037");

        // When
        Reading reading = Reading.of(feed, record(hex));

        // Then
        assertThat(reading.values("a")).containsExactly(number);
    }

    @ParameterizedTest
    @CsvSource({
        "COMP-1, 0000c842, little-endian, 100",
        "COMP-1, 42c80000, big-endian, 100",
        "COMP-2, 000000000000f0bf, little-endian, -1"
    })
    void readsIeeeFloatingPoint(String usage, String hex, String order, double number) throws IOException {
        // Given
        String settings = "encoding: ISO-8859-1\nfloating-point: ieee\nnative-order: " + order;

        // When
        Reading reading = Reading.of(CopybookFeed.of("05 A " + usage + ".", settings), record(hex));

        // Then
        assertThat(reading.values("a")).containsExactly(number);
    }

    @Test
    void readsNativeBinaryNumbersInTheOrderOfTheirMachine() throws IOException {
        // Given
        String settings = "encoding: ISO-8859-1\nnative-order: little-endian";
        Feed feed = CopybookFeed.of("05 A PIC S9(4) COMP-5.\n05 B PIC S9(4) COMP.", settings);

        // When
        Reading reading = Reading.of(feed, record("85ffff85"));

        // Then
        assertThat(reading.values("a")).containsExactly(-123L);
        assertThat(reading.values("b")).containsExactly(-123L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IBM037", "IBM273", "IBM500", "IBM1047", "IBM01140", "ISO-8859-1", "windows-1252", "UTF-8"})
    void readsTextAndDropsBlanksAndNulsBehindIt(String encoding) throws IOException {
        // Given
        Charset charset = Charset.forName(encoding);
        Feed feed = CopybookFeed.of("05 A PIC X(8).\n05 B PIC X(2).", "encoding: " + encoding);
        ByteArrayOutputStream source = new ByteArrayOutputStream();
        source.writeBytes("k1".getBytes(charset));
        byte[] text = " é{~ü".getBytes(charset);
        source.writeBytes(text);
        source.writeBytes(new byte[8 - text.length]);
        source.writeBytes("  ".getBytes(charset));

        // When
        Reading reading = Reading.of(feed, source.toByteArray());

        // Then
        assertThat(reading.values("a")).containsExactly(" é{~ü");
        assertThat(reading.values("b")).containsExactly("");
    }

    @Test
    void readsTheEuroSignOfThreeBytes() throws IOException {
        // Given
        Feed feed = CopybookFeed.of("05 A PIC X(3).", "encoding: IBM01140");

        // When
        Reading reading = Reading.of(feed, "k1€ 1".getBytes(Charset.forName("IBM01140")));

        // Then
        assertThat(reading.values("a")).containsExactly("€ 1");
    }

    @Test
    void rejectsBytesThatAreNoCharacters() throws IOException {
        // Given
        Feed ascii = CopybookFeed.of("05 A PIC X(2).", "encoding: US-ASCII");
        Feed utf8 = CopybookFeed.of("05 A PIC X(2).", "encoding: UTF-8");
        byte[] source = {'k', '1', 'a', (byte) 0xe9};

        // When
        Reading asAscii = Reading.of(ascii, source);
        Reading asUtf8 = Reading.of(utf8, source);

        // Then
        assertThat(asAscii.rejects())
                .extracting(RejectedRecord::reason)
                .containsExactly("a, positions 3 to 4, must be text in US-ASCII, got 'x\uFFFD'");
        assertThat(asUtf8.rejects()).hasSize(1);
    }

    @Test
    void readsOptionalFieldsThatAreBlankOrNulAsNull() throws IOException {
        // Given
        Feed feed = CopybookFeed.of(
                "05 A PIC 9(3).\n05 B PIC S9(3) COMP-3.",
                "encoding: IBM037\nfields: {a: {optional: true}, b: {optional: true}}");

        // When
        Reading reading = Reading.of(feed, concat(record("4040400000"), record("f0f0f1123c"), record("f0404040f1")));

        // Then
        assertThat(reading.values("a")).containsExactly(null, 1L);
        assertThat(reading.values("b")).containsExactly(null, 123L);
        assertThat(reading.rejects()).hasSize(1);
    }

    @Test
    void readsValuesOfTablesThatMayBeBlankAsNull() throws IOException {
        // Given
        Feed feed = CopybookFeed.of(
                """
                05 RATE PIC 9 OCCURS 3.
                05 PART OCCURS 2.
                  10 CODE PIC X.
                  10 PRICE PIC 9(2).
                """, "encoding: ISO-8859-1\nfields: {rate: {optional: true}, part.price: {optional: true}}");

        // When
        Reading reading = Reading.of(feed, "k11 3a  b12".getBytes(StandardCharsets.ISO_8859_1));

        // Then
        assertThat(reading.values("rate")).hasToString("[[1, null, 3]]");
        assertThat(reading.values("part"))
                .hasToString("[[{\"code\": \"a\", \"price\": null}, {\"code\": \"b\", \"price\": 12}]]");
    }

    @Test
    void readsFieldsByTheOtherPicturesThatAreGiven() throws IOException {
        // Given
        Feed feed = CopybookFeed.of(
                """
                05 A PIC X(3).
                05 B PIC 9(3).
                05 PART OCCURS 2.
                  10 PRICE PIC 9(2).
                """,
                "encoding: ISO-8859-1\nfields: {a: {picture: 9V99}, b: {picture: X(3)}, part.price: {picture: XX}}");

        // When
        Reading reading = Reading.of(feed, "k11257  12n/".getBytes(StandardCharsets.ISO_8859_1));

        // Then
        assertThat(number(reading)).isEqualByComparingTo("1.25");
        assertThat(reading.values("b")).containsExactly("7");
        assertThat(reading.values("part")).hasToString("[[{\"price\": \"12\"}, {\"price\": \"n/\"}]]");
    }

    @Test
    void readsPicturesForEditingAsText() throws IOException {
        // Given
        Feed feed = CopybookFeed.of("05 A PIC ZZ,ZZ9.99-.", "encoding: IBM037");

        // When
        Reading reading = Reading.of(feed, "k1 1,234.50-".getBytes(EBCDIC));

        // Then
        assertThat(reading.values("a")).containsExactly(" 1,234.50-");
    }

    @Test
    void readsTablesAsArrays() throws IOException {
        // Given
        Feed feed = CopybookFeed.of("""
                05 RATE PIC 9 OCCURS 3.
                05 PART OCCURS 2.
                  10 CODE PIC X.
                  10 PRICES OCCURS 2.
                    15 PRICE PIC S9V9.
                """, "encoding: ISO-8859-1");

        // When
        Reading reading = Reading.of(feed, "k1123a1122b334D".getBytes(StandardCharsets.ISO_8859_1));

        // Then
        assertThat(reading.values("rate")).hasToString("[[1, 2, 3]]");
        assertThat(reading.values("part").toString())
                .startsWith("[[{\"code\": \"a\", \"prices\": [{\"price\": ")
                .contains("{\"code\": \"b\"");
    }

    @Test
    void readsAsManyEntriesAsAreCountedAndWhatStandsBehindThem() throws IOException {
        // Given
        Feed feed = CopybookFeed.of("""
                05 N PIC 9.
                05 ITEM PIC 99 OCCURS 1 TO 3 DEPENDING ON N.
                05 M PIC 9.
                05 OTHER PIC 9 OCCURS 0 TO 2 DEPENDING ON M.
                05 LAST-ONE PIC X.
                """, "encoding: ISO-8859-1\nframing: lines");

        // When
        Reading reading = Reading.of(feed, """
                k13112233212z
                k21110z
                k311131234
                k4111 z
                k5411223344z
                """.getBytes(StandardCharsets.ISO_8859_1));

        // Then
        assertThat(reading.values("item")).hasToString("[[11, 22, 33], [11]]");
        assertThat(reading.values("other")).hasToString("[[1, 2], []]");
        assertThat(reading.values("lastOne")).containsExactly("z", "z");
        assertThat(reading.rejects())
                .extracting(RejectedRecord::reason)
                .containsExactly(
                        "m must be 0 to 2, the entries of a table, got '9'",
                        "m, positions 6 to 6, must be 1 digit, got blanks",
                        "n must be 1 to 3, the entries of a table, got '9'");
    }

    @Test
    void readsTablesOfVaryingLengthWithinTables() throws IOException {
        // Given
        Feed feed = CopybookFeed.of("""
                05 N PIC 9.
                05 STORE OCCURS 0 TO 2 DEPENDING ON N.
                  10 M PIC 9.
                  10 SALE PIC 99 OCCURS 0 TO 3 DEPENDING ON M.
                  10 TWICE OCCURS 2.
                    15 PART PIC 9 OCCURS 1 TO 2 DEPENDING ON N.
                  10 REST PIC X.
                05 LAST-ONE PIC X.
                """, "encoding: ISO-8859-1\nframing: lines");

        // When
        Reading reading = Reading.of(feed, """
                k12211223456x01234yz
                k2111134wz
                k30z
                k4290
                k511aa34wz
                k6211134
                """.getBytes(StandardCharsets.ISO_8859_1));

        // Then
        assertThat(reading.values("store"))
                .hasToString(
                        "[[{\"m\": 2, \"sale\": [11, 22], \"twice\": [{\"part\": [3, 4]}, {\"part\": [5, 6]}], \"rest\": \"x\"},"
                                + " {\"m\": 0, \"sale\": [], \"twice\": [{\"part\": [1, 2]}, {\"part\": [3, 4]}], \"rest\": \"y\"}],"
                                + " [{\"m\": 1, \"sale\": [11], \"twice\": [{\"part\": [3]}, {\"part\": [4]}], \"rest\": \"w\"}], []]");
        assertThat(reading.values("lastOne")).containsExactly("z", "z", "z");
        assertThat(reading.rejects())
                .extracting(RejectedRecord::reason)
                .containsExactly(
                        "entry 1: m must be 0 to 3, the entries of a table, got '9'",
                        "store, positions 4 to 27, entry 1: sale entry 1: must be 2 digits, got 'xx'",
                        "entry 2: m, positions 12 to 12, must be 1 digit, got blanks");
    }

    @Test
    void leavesWhatStandsBehindATableInItsPlaceIfTablesDoNotShrink() throws IOException {
        // Given
        Feed feed = CopybookFeed.of("""
                05 N PIC 9.
                05 ITEM PIC 99 OCCURS 1 TO 3 DEPENDING ON N.
                05 LAST-ONE PIC X.
                """, "encoding: ISO-8859-1\ntables-shrink: false");

        // When
        Reading reading = Reading.of(feed, "k1111    zk23112233z".getBytes(StandardCharsets.ISO_8859_1));

        // Then
        assertThat(reading.values("item")).hasToString("[[11], [11, 22, 33]]");
        assertThat(reading.values("lastOne")).containsExactly("z", "z");
    }

    @ParameterizedTest
    @CsvSource({
        "X(8), yyyyMMdd, '20261123', 2026-11-23",
        "X(10), yyyy-MM-dd, '2026-11-23', 2026-11-23",
        "9(8), ddMMyyyy, '03112026', 2026-11-03",
        "9(6), yyMMdd, '060102', 2006-01-02",
        "9(7), yyyyDDD, '2026032', 2026-02-01"
    })
    void readsDates(String picture, String form, String written, LocalDate date) throws IOException {
        // Given
        String settings = "encoding: IBM037\nfields: {a: {type: date, format: %s}}".formatted(form);
        Feed feed = CopybookFeed.of("05 A PIC %s.".formatted(picture), settings);

        // When
        Reading reading = Reading.of(feed, ("k1" + written + "k2" + written).getBytes(EBCDIC));

        // Then
        assertThat(reading.values("a")).containsExactly((int) date.toEpochDay(), (int) date.toEpochDay());
    }

    @Test
    void readsPackedDatesTimestampsAndZerosForNoDate() throws IOException {
        // Given
        Feed feed = CopybookFeed.of("""
                05 A PIC S9(7) COMP-3.
                05 B PIC X(26).
                """, """
                encoding: IBM037
                fields:
                  a: {type: date, format: yyMMdd, optional: true}
                  b: {type: timestamp, format: "yyyy-MM-dd-HH.mm.ss.SSSSSS"}
                """);
        byte[] time = "2026-11-23-18.28.47.123456".getBytes(EBCDIC);

        // When
        Reading reading =
                Reading.of(feed, concat(record("0061123c"), time, record("0000000c"), time, record("0061323c"), time));

        // Then
        assertThat(reading.values("a"))
                .containsExactly((int) LocalDate.of(2006, 11, 23).toEpochDay(), null);
        assertThat(reading.values("b"))
                .containsOnly(Instant.parse("2026-11-23T18:28:47.123Z").toEpochMilli());
        assertThat(reading.rejects())
                .extracting(RejectedRecord::reason)
                .containsExactly("a, positions 3 to 6, must be a date of the form yyMMdd, got x'9999999C'");
    }

    @Test
    void showsNoByteOfABinaryNumberInARejectedRecord() throws IOException {
        // Given
        Feed feed = CopybookFeed.of("05 A PIC S9(5) COMP-3.\n05 B PIC X(3).\n05 C PIC 9.", "encoding: IBM037");

        // When
        Reading reading = Reading.of(feed, record("60616cc14bf181"));

        // Then
        assertThat(reading.rejects()).extracting(RejectedRecord::raw).containsExactly("x9???x.9x");
    }

    @Test
    void saysWhichEntryOfATableCannotBeRead() throws IOException {
        // Given
        Feed feed = CopybookFeed.of("05 PART OCCURS 2.\n  10 PRICE PIC 99.", "encoding: ISO-8859-1");

        // When
        Reading reading = Reading.of(feed, "k1111x".getBytes(StandardCharsets.ISO_8859_1));

        // Then
        assertThat(reading.rejects())
                .extracting(RejectedRecord::reason)
                .containsExactly("part, positions 3 to 6, entry 2: price must be 2 digits, got '9x'");
    }

    private static byte[] record(String hex) {
        return concat("k1".getBytes(EBCDIC), HexFormat.of().parseHex(hex));
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static BigDecimal number(Reading reading) {
        Object value = reading.values("a").get(0);
        if (!(value instanceof ByteBuffer bytes)) {
            return new BigDecimal(value.toString());
        }
        Schema schema = reading.feed().eventSchema().getField("a").schema();
        int scale = ((LogicalTypes.Decimal) schema.getLogicalType()).getScale();
        byte[] unscaled = new byte[bytes.remaining()];
        bytes.duplicate().get(unscaled);
        return new BigDecimal(new BigInteger(unscaled), scale);
    }
}
