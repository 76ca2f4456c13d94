package io.crossfoot.ingest.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTypeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "boolean c | 'boolean'",
                "int32 c | 'int'",
                "int32 c (INTEGER(8,true)) | 'int'",
                "int32 c (INTEGER(16,false)) | 'int'",
                "int32 c (INTEGER(32,false)) | 'long'",
                "int32 c (DATE) | {'type':'int','logicalType':'date'}",
                "int32 c (TIME(MILLIS,true)) | {'type':'int','logicalType':'time-millis'}",
                "int32 c (DECIMAL(9,2)) | {'type':'bytes','logicalType':'decimal','precision':9,'scale':2}",
                "int64 c | 'long'",
                "int64 c (INTEGER(64,false)) | {'type':'bytes','logicalType':'decimal','precision':20,'scale':0}",
                "int64 c (DECIMAL(18,0)) | {'type':'bytes','logicalType':'decimal','precision':18,'scale':0}",
                "int64 c (TIME(MICROS,false)) | {'type':'long','logicalType':'time-micros'}",
                "int64 c (TIME(NANOS,false)) | 'long'",
                "int64 c (TIMESTAMP(MILLIS,true)) | {'type':'long','logicalType':'timestamp-millis'}",
                "int64 c (TIMESTAMP(MICROS,true)) | {'type':'long','logicalType':'timestamp-micros'}",
                "int64 c (TIMESTAMP(NANOS,true)) | {'type':'long','logicalType':'timestamp-nanos'}",
                "int64 c (TIMESTAMP(MILLIS,false)) | {'type':'long','logicalType':'local-timestamp-millis'}",
                "int64 c (TIMESTAMP(MICROS,false)) | {'type':'long','logicalType':'local-timestamp-micros'}",
                "int64 c (TIMESTAMP(NANOS,false)) | {'type':'long','logicalType':'local-timestamp-nanos'}",
                "int96 c | {'type':'long','logicalType':'timestamp-micros'}",
                "float c | 'float'",
                "double c | 'double'",
                "binary c | 'bytes'",
                "binary c (STRING) | 'string'",
                "binary c (ENUM) | 'string'",
                "binary c (JSON) | 'string'",
                "binary c (BSON) | 'bytes'",
                "binary c (DECIMAL(38,10)) | {'type':'bytes','logicalType':'decimal','precision':38,'scale':10}",
                "fixed_len_byte_array(4) c | {'type':'fixed','name':'c','size':4}",
                "fixed_len_byte_array(16) c (UUID) | {'type':'string','logicalType':'uuid'}",
                "fixed_len_byte_array(2) c (FLOAT16) | 'float'",
                "fixed_len_byte_array(5) c (DECIMAL(10,2)) | {'type':'bytes','logicalType':'decimal','precision':10,'scale':2}"
            })
    void isTheAvroTypeThatHoldsAllValues(String column, String type) throws IOException {
        // Given
        byte[] file = ParquetFile.of("required %s;".formatted(column)).bytes();

        // When
        Schema schema = ParquetLook.schema(new ByteArrayInputStream(file), "com.bank.Payment")
                .orElseThrow();

        // Then
        assertThat(schema).isEqualTo(new Schema.Parser().parse("""
                {'type':'record','name':'Payment','namespace':'com.bank','fields':[{'name':'c','type':%s}]}
                """.formatted(
                                type.replace("'name':'c'", "'name':'c','namespace':''"))
                        .replace('\'', '"')));
    }

    @Test
    void keepsTheValues() throws IOException {
        // Given
        ParquetFile file = ParquetFile.of("""
                required boolean flag;
                required binary text (STRING);
                required int32 u32 (INTEGER(32,false));
                required int64 u64 (INTEGER(64,false));
                required int32 d9 (DECIMAL(9,2));
                required int64 d18 (DECIMAL(18,2));
                required binary d38 (DECIMAL(38,2));
                required fixed_len_byte_array(16) wide (DECIMAL(38,2));
                required float single;
                required double twice;
                required fixed_len_byte_array(2) half (FLOAT16);
                required fixed_len_byte_array(4) hash;
                required fixed_len_byte_array(16) uuid (UUID);
                required binary raw;
                required int32 day (DATE);
                required int64 at (TIMESTAMP(NANOS,true));
                """);
        byte[] bytes = file.rows(List.of(
                        row(file, true, -1, -1L, -5, "fffffffffffffffffffffffffffffffb", "00bc", 1.5f),
                        row(
                                file,
                                false,
                                7,
                                Long.MAX_VALUE,
                                999_999_999,
                                "0000000000000000000000003b9ac9ff",
                                "007c",
                                -0.0f),
                        row(file, true, 0, 0L, 0, "00000000000000000000000000000000", "0100", Float.NaN),
                        row(file, true, 0, 0L, 128, "00000000000000000000000000000080", "ffc7", Float.MIN_VALUE)))
                .bytes();

        // When
        Reading reading = Reading.of(ownFeed(bytes), bytes);

        // Then
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.values("flag")).containsExactly(true, false, true, true);
        assertThat(reading.values("u32")).containsExactly(4_294_967_295L, 7L, 0L, 0L);
        assertThat(unscaled(reading, "u64")).containsExactly("18446744073709551615", "9223372036854775807", "0", "0");
        for (String decimal : List.of("d9", "d18", "d38", "wide")) {
            assertThat(unscaled(reading, decimal)).as(decimal).containsExactly("-5", "999999999", "0", "128");
            assertThat(lengths(reading, decimal)).as(decimal).containsExactly(1, 4, 1, 2);
        }
        assertThat(reading.values("single")).containsExactly(1.5f, -0.0f, Float.NaN, Float.MIN_VALUE);
        assertThat(reading.values("twice")).containsExactly(1.5, -0.0, Double.NaN, (double) Float.MIN_VALUE);
        assertThat(reading.values("half")).containsExactly(-1.0f, Float.POSITIVE_INFINITY, 0x1p-24f, -7.9960938f);
        assertThat(((GenericData.Fixed) reading.values("hash").get(0)).bytes()).containsExactly(1, 2, 3, 4);
        assertThat(reading.values("uuid").get(0)).hasToString("00112233-4455-6677-8899-aabbccddeeff");
        assertThat(reading.values("raw").get(0)).isEqualTo(ByteBuffer.wrap(new byte[] {-1, 0}));
        assertThat(reading.values("day").get(0)).isEqualTo(20_000);
        assertThat(reading.values("at").get(0)).isEqualTo(1_764_000_000_123_456_789L);
    }

    @Test
    void makesNamesOfNamesThatAvroCannotHave() throws IOException {
        // Given
        byte[] file = ParquetFile.of("""
                required int32 1st; required int32 account-no; required int32 account_no; required int32 größe;
                required group second { required fixed_len_byte_array(2) a; required group a- { required int32 a.b; } }
                """).bytes();

        // When
        Schema schema =
                ParquetLook.schema(new ByteArrayInputStream(file), "Record").orElseThrow();

        // Then
        assertThat(schema.getFields())
                .extracting(Schema.Field::name)
                .containsExactly("_1st", "account_no", "account_no_2", "gr__e", "second");
        assertThat(schema.getField("second").schema().getFields())
                .extracting(field -> field.name() + " " + field.schema().getFullName())
                .containsExactly("a a", "a_ a_");
    }

    @Test
    void tellsNothingOfFilesWhoseTypeCannotBeRead() throws IOException {
        // Given
        byte[] cut = Arrays.copyOf(ParquetFile.of("required int32 a;").bytes(), 30);
        byte[] impossible = ParquetFile.of("required int32 a (DECIMAL(9,2));")
                .footer(metadata -> metadata.getSchema().get(1).setPrecision(0))
                .bytes();

        // When // Then
        assertThat(ParquetLook.fits(cut)).isTrue();
        assertThat(ParquetLook.schema(new ByteArrayInputStream(cut), "Record")).isEmpty();
        assertThat(ParquetLook.schema(new ByteArrayInputStream(impossible), "Record"))
                .isEmpty();
    }

    private static Group row(
            ParquetFile file, boolean flag, int number, long large, int cents, String wide, String half, float single) {
        return file.row()
                .append("flag", flag)
                .append("text", "à")
                .append("u32", number)
                .append("u64", large)
                .append("d9", cents)
                .append("d18", (long) cents)
                .append(
                        "d38",
                        Binary.fromConstantByteArray(BigInteger.valueOf(cents).toByteArray()))
                .append("wide", binary(wide))
                .append("single", single)
                .append("twice", (double) single)
                .append("half", binary(half))
                .append("hash", binary("01020304"))
                .append("uuid", binary("00112233445566778899aabbccddeeff"))
                .append("raw", binary("ff00"))
                .append("day", 20_000)
                .append("at", 1_764_000_000_123_456_789L);
    }

    private static Binary binary(String hexadecimal) {
        return Binary.fromConstantByteArray(HexFormat.of().parseHex(hexadecimal));
    }

    private static List<String> unscaled(Reading reading, String field) {
        return reading.values(field).stream()
                .map(value -> new BigInteger(((ByteBuffer) value).array()).toString())
                .toList();
    }

    private static List<Integer> lengths(Reading reading, String field) {
        return reading.values(field).stream()
                .map(value -> ((ByteBuffer) value).remaining())
                .toList();
    }

    private static Feed ownFeed(byte[] file) throws IOException {
        Schema schema =
                ParquetLook.schema(new ByteArrayInputStream(file), "Record").orElseThrow();
        return ParquetFile.feed(schema.toString(), "text", "[]");
    }
}
