package io.crossfoot.common.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.schema.ControlValue;
import io.crossfoot.schema.Stamp;
import io.crossfoot.schema.ach.AchEntry;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class RegistryAvroSerdeTest {

    private static final String TOPIC = "payments.events";
    private static final Schema PAYMENT = SchemaBuilder.record("Payment")
            .namespace("bank")
            .fields()
            .requiredString("id")
            .requiredLong("cents")
            .endRecord();
    private static final Schema PAYMENT_WITH_NOTE = SchemaBuilder.record("Payment")
            .namespace("bank")
            .fields()
            .requiredString("id")
            .requiredLong("cents")
            .name("note")
            .type()
            .stringType()
            .stringDefault("none")
            .endRecord();
    private static final Schema PAYMENT_OF_TEXT = SchemaBuilder.record("Payment")
            .namespace("bank")
            .fields()
            .requiredString("id")
            .requiredString("cents")
            .endRecord();

    private final String url = "mock://" + UUID.randomUUID();

    @Test
    void readsGeneratedRecordsBackAsTheyWere() {
        // Given
        RegistryAvroSerde<AchEntry> serde = RegistryAvroSerde.ofValues(settings());
        AchEntry entry = Samples.entry("091000010000001");

        // When
        AchEntry read = through(serde, entry);

        // Then
        assertThat(read).isEqualTo(entry);
        assertThat(read.getAmount()).isEqualByComparingTo("1234.56");
    }

    @Test
    void readsGenericRecordsBackAsTheyWere() {
        // Given
        RegistryAvroSerde<GenericRecord> serde = configured(new RegistryAvroSerde<>());
        GenericRecord payment = payment(PAYMENT, "p1", 100L);

        // When
        GenericRecord read = through(serde, payment);

        // Then
        assertThat(read).hasToString(payment.toString());
    }

    @Test
    void passesTombstones() {
        // Given
        RegistryAvroSerde<GenericRecord> serde = configured(new RegistryAvroSerde<>());

        // When
        byte[] bytes = serde.serializer().serialize(TOPIC, null);

        // Then
        assertThat(bytes).isNull();
        assertThat(serde.deserializer().deserialize(TOPIC, (byte[]) null)).isNull();
    }

    @Test
    void carriesSeveralTypesInOneTopicUnderSubjectsOfTheirOwn() {
        // Given
        RegistryAvroSerde<IndexedRecord> serde = RegistryAvroSerde.ofValues(settings());
        ControlValue value = Samples.controlValue();
        Stamp stamp = Samples.stamp();

        // When
        List<IndexedRecord> read = List.of(through(serde, value), through(serde, stamp), through(serde, value));

        // Then
        assertThat(read).containsExactly(value, stamp, value);
        assertThat(registry().idOf("payments.events-io.crossfoot.schema.ControlValue", value.getSchema()))
                .isNotEqualTo(registry().idOf("payments.events-io.crossfoot.schema.Stamp", stamp.getSchema()));
    }

    @Test
    void namesSubjectsOfKeysByTopicAlone() {
        // Given
        RegistryAvroSerde<Stamp> serde = RegistryAvroSerde.ofKeys(settings());

        // When
        serde.serializer().serialize(TOPIC, Samples.stamp());

        // Then
        assertThat(registry().latest("payments.events-key").schema()).isEqualTo(Stamp.getClassSchema());
    }

    @Test
    void projectsRecordsToTheReadersOwnSchema() {
        // Given
        RegistryAvroSerde<GenericRecord> writer = configured(new RegistryAvroSerde<>());
        RegistryAvroSerde<GenericRecord> reader = configured(RegistryAvroSerde.withReader(PAYMENT_WITH_NOTE));
        byte[] bytes = writer.serializer().serialize(TOPIC, payment(PAYMENT, "p1", 100L));

        // When
        GenericRecord read = reader.deserializer().deserialize(TOPIC, bytes);

        // Then
        assertThat(read.get("note")).hasToString("none");
    }

    @Test
    void readsNewAndOldRecordsWithTheOldReadersSchema() {
        // Given
        RegistryAvroSerde<GenericRecord> writer = configured(new RegistryAvroSerde<>());
        RegistryAvroSerde<GenericRecord> reader = configured(RegistryAvroSerde.withReader(PAYMENT));
        GenericRecord noted = new GenericRecordBuilder(PAYMENT_WITH_NOTE)
                .set("id", "p2")
                .set("cents", 200L)
                .set("note", "rent")
                .build();
        byte[] older = writer.serializer().serialize(TOPIC, payment(PAYMENT, "p1", 100L));
        byte[] newer = writer.serializer().serialize(TOPIC, noted);

        // When
        List<String> read = List.of(older, newer).stream()
                .map(bytes -> reader.deserializer().deserialize(TOPIC, bytes).toString())
                .toList();

        // Then
        assertThat(read).containsExactly("{\"id\": \"p1\", \"cents\": 100}", "{\"id\": \"p2\", \"cents\": 200}");
    }

    @Test
    void refusesAnIncompatibleSchemaAndGoesOnWithTheOldOne() {
        // Given
        RegistryAvroSerde<GenericRecord> serde = configured(new RegistryAvroSerde<>());
        serde.serializer().serialize(TOPIC, payment(PAYMENT, "p1", 100L));

        // When
        assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, payment(PAYMENT_OF_TEXT, "p2", "200")))
                .isInstanceOf(SchemaRefused.class)
                .hasMessageContaining("'payments.events-bank.Payment'")
                .hasMessageContaining("not BACKWARD compatible")
                .hasMessageContaining("needs a default");

        // Then
        assertThat(through(serde, payment(PAYMENT, "p3", 300L)).get("cents")).isEqualTo(300L);
    }

    @Test
    void doesNotCarryBytesOfAFailedRecordIntoTheNext() {
        // Given
        RegistryAvroSerde<GenericRecord> serde = configured(new RegistryAvroSerde<>());
        GenericRecord broken = new GenericData.Record(PAYMENT);
        broken.put("id", "half of a record");
        assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, broken))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("bank.Payment")
                .hasMessageContaining(TOPIC);

        // When
        GenericRecord read = through(serde, payment(PAYMENT, "p1", 100L));

        // Then
        assertThat(read).hasToString("{\"id\": \"p1\", \"cents\": 100}");
    }

    @Test
    void rejectsRecordsThatAreCutShort() {
        // Given
        RegistryAvroSerde<GenericRecord> serde = configured(new RegistryAvroSerde<>());
        byte[] bytes = serde.serializer().serialize(TOPIC, payment(PAYMENT, "p1", 100L));

        // When
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);

        // Then
        assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, cut))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("Cannot decode 9 bytes of topic 'payments.events' by schema 1");
    }

    @Test
    void rejectsBytesLeftOverAfterTheRecord() {
        // Given
        RegistryAvroSerde<GenericRecord> serde = configured(new RegistryAvroSerde<>());
        byte[] bytes = serde.serializer().serialize(TOPIC, payment(PAYMENT, "p1", 100L));

        // When
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);

        // Then
        assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, longer))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("left over");
    }

    @Test
    void writesTheSameBytesAfterThePrefixWhateverTheRegistry() {
        // Given
        RegistryAvroSerde<Stamp> first = RegistryAvroSerde.ofValues(settings());
        first.serializer().serialize(TOPIC, Samples.stamp());
        RegistryAvroSerde<IndexedRecord> second =
                RegistryAvroSerde.ofValues(Map.of("schema.registry.url", url + "-other"));
        second.serializer().serialize(TOPIC, Samples.controlValue());

        // When
        byte[] here = first.serializer().serialize(TOPIC, Samples.stamp());
        byte[] there = second.serializer().serialize(TOPIC, Samples.stamp());

        // Then
        assertThat(WireFormat.schemaId(here)).isNotEqualTo(WireFormat.schemaId(there));
        assertThat(Arrays.copyOfRange(here, 5, here.length)).isEqualTo(Arrays.copyOfRange(there, 5, there.length));
    }

    @Test
    void loadsNoClassThatASchemaOfTheRegistryNames() {
        // Given
        Schema hostile = SchemaBuilder.record("ProcessBuilder")
                .namespace("java.lang")
                .fields()
                .requiredString("a")
                .endRecord();
        RegistryAvroSerde<IndexedRecord> serde = RegistryAvroSerde.ofValues(settings());

        // When
        IndexedRecord read =
                through(serde, new GenericRecordBuilder(hostile).set("a", "x").build());

        // Then
        assertThat(read).isInstanceOf(GenericRecord.class);
    }

    @Test
    void readsDecimalsOfGenericRecordsWhereAskedTo() {
        // Given
        RegistryAvroSerde<IndexedRecord> writer = configured(new RegistryAvroSerde<>());
        byte[] bytes = writer.serializer().serialize(TOPIC, Samples.entry("091000010000001"));
        RegistryAvroDeserializer<GenericRecord> reader = new RegistryAvroDeserializer<>();
        reader.configure(with("avro.use.logical.type.converters", "true"), false);

        // When
        GenericRecord read = reader.deserialize(TOPIC, bytes);

        // Then
        assertThat(read.get("amount")).isEqualTo(new BigDecimal("1234.56"));
    }

    @Test
    void refusesToRegisterWhereItMustNot() {
        // Given
        RegistryAvroSerializer<GenericRecord> serializer = new RegistryAvroSerializer<>();
        serializer.configure(with("auto.register.schemas", "false"), false);

        // When / Then
        assertThatThrownBy(() -> serializer.serialize(TOPIC, payment(PAYMENT, "p1", 1L)))
                .isInstanceOf(UnknownSchema.class)
                .hasMessageContaining("no schema 'bank.Payment' under subject 'payments.events-bank.Payment'");
    }

    @Test
    void writesWithTheLatestVersionOnlyWhereItIsTheRecordsOwn() {
        // Given
        registry().register("payments.events-bank.Payment", PAYMENT);
        registry().register("payments.events-bank.Payment", PAYMENT_WITH_NOTE);
        RegistryAvroSerializer<GenericRecord> serializer = new RegistryAvroSerializer<>();
        Map<String, Object> latest = new HashMap<>(with("auto.register.schemas", "false"));
        latest.put("use.latest.version", "true");
        serializer.configure(latest, false);
        GenericRecord noted = new GenericRecordBuilder(PAYMENT_WITH_NOTE)
                .set("id", "p1")
                .set("cents", 1L)
                .build();

        // When
        byte[] bytes = serializer.serialize(TOPIC, noted);

        // Then
        assertThat(registry().byId(WireFormat.schemaId(bytes))).isEqualTo(PAYMENT_WITH_NOTE);
        assertThatThrownBy(() -> serializer.serialize(TOPIC, payment(PAYMENT, "p2", 2L)))
                .isInstanceOf(SchemaRefused.class)
                .hasMessageContaining("differs from the latest version");
    }

    @Test
    void servesSeveralThreadsAtOnce() {
        // Given
        RegistryAvroSerde<AchEntry> serde = RegistryAvroSerde.ofValues(settings());

        // When
        List<String> traces = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(number ->
                        through(serde, Samples.entry("%015d".formatted(number))).getTraceNumber())
                .toList();

        // Then
        assertThat(traces)
                .isEqualTo(
                        IntStream.range(0, 2_000).mapToObj("%015d"::formatted).toList());
    }

    private Map<String, Object> settings() {
        return Map.of("schema.registry.url", url);
    }

    private Map<String, Object> with(String key, String value) {
        return Map.of("schema.registry.url", url, key, value);
    }

    private InMemorySchemaRegistry registry() {
        return InMemorySchemaRegistry.named(url.substring("mock://".length()));
    }

    private <T extends IndexedRecord> RegistryAvroSerde<T> configured(RegistryAvroSerde<T> serde) {
        serde.configure(settings(), false);
        return serde;
    }

    private static <T extends IndexedRecord> T through(RegistryAvroSerde<T> serde, T record) {
        return serde.deserializer().deserialize(TOPIC, serde.serializer().serialize(TOPIC, record));
    }

    private static GenericRecord payment(Schema schema, String id, Object cents) {
        return new GenericRecordBuilder(schema)
                .set("id", id)
                .set("cents", cents)
                .build();
    }
}
