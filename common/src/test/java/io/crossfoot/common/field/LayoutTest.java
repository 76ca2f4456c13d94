package io.crossfoot.common.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {

    private static final Schema ENTRY = schema("""
                    {"name": "id", "type": "int"},
                    {"name": "account", "type": "long"},
                    {"name": "text", "type": ["null", "string"], "default": null},
                    {"name": "flag", "type": ["boolean", "null"]},
                    {"name": "side", "type": {"type": "enum", "name": "Side", "symbols": ["DEBIT", "CREDIT"]}},
                    {"name": "day", "type": {"type": "int", "logicalType": "date"}},
                    {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
                    {"name": "amount", "type": ["null", {"type": "bytes", "logicalType": "decimal", "precision": 38, "scale": 2}]},
                    {"name": "rate", "type": "double"},
                    {"name": "weight", "type": "float"},
                    {"name": "mark", "type": {"type": "fixed", "name": "Mark", "size": 3}},
                    {"name": "notes", "type": {"type": "array", "items": "string"}},
                    {"name": "tags", "type": {"type": "map", "values": ["null", "int"]}},
                    {"name": "either", "type": ["string", "long", "null"]},
                    {"name": "party", "type": {"type": "record", "name": "Party", "fields": [{"name": "name", "type": "string"}]}},
                    {"name": "last", "type": "string"}""");
    private static final List<String> READABLE =
            List.of("id", "account", "text", "flag", "side", "day", "at", "amount", "last");

    @Test
    void findsWhatAvroHasWritten() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            // Given
            List<String> wanted =
                    READABLE.stream().filter(name -> random.nextBoolean()).toList();
            Schema projection = Projection.of(ENTRY, wanted);
            GenericRecord entry = randomEntry(random);
            byte[] bytes = padded(encode(entry));
            Fields fields = Layout.room(projection);

            // When
            Layout.of(ENTRY, projection).orElseThrow().read(bytes, 3, bytes.length - 5, fields);

            // Then
            for (Schema.Field field : projection.getFields()) {
                FieldText text = FieldText.of(field);
                text.read(fields);
                assertThat(text.toString())
                        .as("seed %d, round %d, %s", seed, round, field.name())
                        .isEqualTo(plain(field.name(), entry.get(field.name())));
                assertThat(fields.isNull(field.pos())).isEqualTo(entry.get(field.name()) == null);
            }
        }
    }

    @Test
    void refusesWhatIsCutOffOrHasMore() throws IOException {
        // Given
        Schema projection = Projection.of(ENTRY, List.of("id"));
        Layout layout = Layout.of(ENTRY, projection).orElseThrow();
        Fields fields = Layout.room(projection);
        byte[] right = encode(randomEntry(new Random(3)));

        for (int length = 0; length < right.length; length++) {
            byte[] cut = Arrays.copyOf(right, length);

            // When, Then
            assertThatThrownBy(() -> layout.read(cut, 0, cut.length, fields))
                    .as("%d bytes", length)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> layout.read(Arrays.copyOf(right, right.length + 2), 0, right.length + 2, fields))
                .hasMessageContaining("2 bytes are left over");
    }

    @Test
    void meetsDamageWithOneException() throws IOException {
        // Given
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Schema projection = Projection.of(ENTRY, READABLE);
        Layout layout = Layout.of(ENTRY, projection).orElseThrow();
        byte[] right = encode(randomEntry(random));

        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = right.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();

            // When
            Throwable thrown = catchThrowable(() -> layout.read(damaged, 0, damaged.length, Layout.room(projection)));

            // Then
            assertThat(thrown == null || thrown instanceof IllegalArgumentException)
                    .as("seed %d, round %d: %s", seed, round, thrown)
                    .isTrue();
        }
    }

    @Test
    void readsAnIntAsTheLongThatIsWanted() throws IOException {
        // Given
        Schema narrow = schema("{\"name\": \"id\", \"type\": \"int\"}");
        Schema wide = schema("{\"name\": \"id\", \"type\": [\"null\", \"long\"]}");
        GenericRecord record = new GenericData.Record(narrow);
        record.put("id", -7);
        byte[] bytes = encode(record);
        Fields fields = Layout.room(wide);

        // When
        Layout.of(narrow, wide).orElseThrow().read(bytes, 0, bytes.length, fields);

        // Then
        assertThat(fields.number(0)).isEqualTo(-7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"other\", \"type\": \"long\"}",
                "{\"name\": \"id\", \"type\": [\"null\", \"long\"]}",
                "{\"name\": \"id\", \"type\": \"float\"}",
                "{\"name\": \"id\", \"type\": [\"long\", \"string\"]}",
                "{\"name\": \"id\", \"type\": \"string\"}"
            })
    void leavesToAvroWhatHasToBeConverted(String written) {
        // Given
        Schema wanted = schema("{\"name\": \"id\", \"type\": \"long\"}");

        // When, Then
        assertThat(Layout.of(schema(written), wanted)).isEmpty();
    }

    @Test
    void leavesToAvroAnEnumOfOtherSymbols() {
        // Given
        String side = "{\"name\": \"side\", \"type\": {\"type\": \"enum\", \"name\": \"Side\", \"symbols\": [%s]}}";

        // When, Then
        assertThat(Layout.of(schema(side.formatted("\"A\", \"B\"")), schema(side.formatted("\"B\", \"A\""))))
                .isEmpty();
    }

    private static GenericRecord randomEntry(Random random) {
        GenericRecord entry = new GenericData.Record(ENTRY);
        entry.put("id", random.nextInt() >> random.nextInt(32));
        entry.put("account", random.nextLong() >> random.nextInt(64));
        entry.put("text", random.nextBoolean() ? null : "Zürich ".repeat(random.nextInt(30)));
        entry.put("flag", random.nextInt(3) == 0 ? null : random.nextBoolean());
        entry.put(
                "side",
                new GenericData.EnumSymbol(ENTRY.getField("side").schema(), random.nextBoolean() ? "DEBIT" : "CREDIT"));
        entry.put("day", random.nextInt(40_000) - 20_000);
        entry.put("at", random.nextLong() >> 22);
        entry.put("amount", random.nextInt(3) == 0 ? null : randomDecimal(random));
        entry.put("rate", random.nextDouble());
        entry.put("weight", random.nextFloat());
        entry.put("mark", new GenericData.Fixed(ENTRY.getField("mark").schema(), new byte[] {1, 2, 3}));
        entry.put("notes", new ArrayList<>(List.of("a", "bc").subList(0, random.nextInt(3))));
        entry.put("tags", Map.of("x", random.nextInt(9)));
        entry.put("either", random.nextBoolean() ? "text" : random.nextBoolean() ? 5L : null);
        GenericRecord party = new GenericData.Record(ENTRY.getField("party").schema());
        party.put("name", "someone");
        entry.put("party", party);
        entry.put("last", "end");
        return entry;
    }

    private static ByteBuffer randomDecimal(Random random) {
        return ByteBuffer.wrap(
                new BigInteger(random.nextInt(120), random).negate().toByteArray());
    }

    private static String plain(String field, Object value) {
        if (value == null) {
            return "";
        }
        return switch (field) {
            case "day" -> LocalDate.ofEpochDay((int) value).toString();
            case "at" -> Instant.ofEpochMilli((long) value).toString();
            case "amount" -> new BigDecimal(new BigInteger(((ByteBuffer) value).array()), 2).toPlainString();
            default -> value.toString();
        };
    }

    private static byte[] encode(GenericRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().blockingBinaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    /** With three bytes before and two behind. */
    private static byte[] padded(byte[] bytes) {
        byte[] padded = new byte[bytes.length + 5];
        Arrays.fill(padded, (byte) 0x55);
        System.arraycopy(bytes, 0, padded, 3, bytes.length);
        return padded;
    }

    private static Schema schema(String fields) {
        return new Schema.Parser()
                .parse("{\"type\": \"record\", \"name\": \"Entry\", \"fields\": [%s]}".formatted(fields));
    }
}
