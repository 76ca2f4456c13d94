package io.crossfoot.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.common.registry.RegistryAvroSerde;
import io.crossfoot.common.registry.RegistryUnavailable;
import io.crossfoot.common.registry.SchemaRefused;
import io.crossfoot.common.registry.SchemaRegistryClient;
import io.crossfoot.common.registry.UnknownSchema;
import io.crossfoot.common.registry.WireFormat;
import io.crossfoot.common.topic.RegistryGate;
import io.crossfoot.platform.LocalRegistry;
import io.crossfoot.platform.PlatformExtension;
import io.crossfoot.schema.Stamp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaBuilder.FieldAssembler;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The serdes with a real registry, which allows changes that are compatible both ways with all earlier versions. */
class RegistryAvroIT {

    private static final Schema PAYMENT = payment().endRecord();
    private static final Schema WITH_NOTE =
            payment().name("note").type().stringType().stringDefault("none").endRecord();
    private static final Schema WITH_BRANCH = payment().requiredString("branch").endRecord();

    @RegisterExtension
    private final PlatformExtension platform = new PlatformExtension();

    @TempDir
    private Path home;

    @Test
    void readsInOneProcessWhatAnotherHasWritten() {
        // Given
        Stamp stamp = new Stamp("ach-debits/2026-11-22/1/r1", "0000001", 0, 42L, 7L);
        RegistryAvroSerde<Stamp> writer = RegistryAvroSerde.ofValues(settings());
        RegistryAvroSerde<Stamp> reader = RegistryAvroSerde.ofValues(settingsOfAnotherProcess());

        // When
        byte[] bytes = writer.serializer().serialize(topic(), stamp);

        // Then
        assertThat(reader.deserializer().deserialize(topic(), bytes)).isEqualTo(stamp);
    }

    @Test
    void letsOldAndNewAppsGoOnAfterAFieldIsAdded() {
        // Given
        RegistryAvroSerde<GenericRecord> oldApp = serde(RegistryAvroSerde.withReader(PAYMENT));
        RegistryAvroSerde<GenericRecord> newApp = serde(RegistryAvroSerde.withReader(WITH_NOTE));
        byte[] byOld = oldApp.serializer().serialize(topic(), record(PAYMENT).build());

        // When
        byte[] byNew = newApp.serializer()
                .serialize(topic(), record(WITH_NOTE).set("note", "rent").build());

        // Then
        assertThat(WireFormat.schemaId(byOld)).isNotEqualTo(WireFormat.schemaId(byNew));
        assertThat(newApp.deserializer().deserialize(topic(), byOld).get("note"))
                .hasToString("none");
        assertThat(oldApp.deserializer().deserialize(topic(), byNew))
                .hasToString(record(PAYMENT).build().toString());
    }

    @Test
    void refusesAnIncompatibleChangeAndSaysWhatItIs() {
        // Given
        RegistryAvroSerde<GenericRecord> serde = serde(new RegistryAvroSerde<>());
        serde.serializer().serialize(topic(), record(PAYMENT).build());
        GenericRecord changed = record(WITH_BRANCH).set("branch", "b1").build();

        // When / Then
        assertThatThrownBy(() -> serde.serializer().serialize(topic(), changed))
                .isInstanceOf(SchemaRefused.class)
                .hasMessageContaining("'" + topic() + "-bank.Payment'")
                .hasMessageContaining("branch");
        assertThat(serde.serializer().serialize(topic(), record(PAYMENT).build()))
                .isNotEmpty();
    }

    @Test
    void saysWhichSchemaIsUnknown() {
        // Given
        SchemaRegistryClient client = SchemaRegistryClient.connect(settings());

        // When / Then
        assertThatThrownBy(() -> client.byId(987_654))
                .isInstanceOf(UnknownSchema.class)
                .hasMessageContaining("987654");
        assertThatThrownBy(() -> client.idOf(topic() + "-bank.Payment", PAYMENT))
                .isInstanceOf(UnknownSchema.class);
        assertThatThrownBy(() -> client.latest(topic() + "-bank.Payment")).isInstanceOf(UnknownSchema.class);
    }

    @Test
    void findsASchemaThatIsRegistered() {
        // Given
        SchemaRegistryClient client = SchemaRegistryClient.connect(settings());
        int id = client.register(topic() + "-bank.Payment", PAYMENT);

        // When / Then
        assertThat(client.latest(topic() + "-bank.Payment").schema()).isEqualTo(PAYMENT);
        assertThat(SchemaRegistryClient.connect(settingsOfAnotherProcess()).idOf(topic() + "-bank.Payment", PAYMENT))
                .isEqualTo(id);
    }

    @Test
    void worksOnFromItsCacheWhileTheRegistryIsDownAndWaitsForItOtherwise() throws Exception {
        try (LocalRegistry registry = LocalRegistry.startInMemory(home)) {
            // Given
            registry.awaitReady(Duration.ofMinutes(2));
            Map<String, Object> settings = new HashMap<>();
            settings.put("schema.registry.url", registry.url().toString());
            settings.put("max.retries", 1);
            RegistryAvroSerde<GenericRecord> serde = new RegistryAvroSerde<>();
            serde.configure(settings, false);
            byte[] before = serde.serializer().serialize("t", record(PAYMENT).build());

            // When
            registry.kill();

            // Then
            assertThat(serde.serializer().serialize("t", record(PAYMENT).build()))
                    .isEqualTo(before);
            assertThatThrownBy(() ->
                            serde.serializer().serialize("u", record(PAYMENT).build()))
                    .isInstanceOf(RegistryUnavailable.class)
                    .hasMessageContaining(registry.url().toString());
            registry.restart();
            RegistryGate.of(settings).await();
            assertThat(serde.serializer().serialize("u", record(PAYMENT).build()))
                    .isNotEmpty();
        }
    }

    private static FieldAssembler<Schema> payment() {
        return SchemaBuilder.record("Payment").namespace("bank").fields().requiredString("id");
    }

    private static GenericRecordBuilder record(Schema schema) {
        return new GenericRecordBuilder(schema).set("id", "p1");
    }

    private RegistryAvroSerde<GenericRecord> serde(RegistryAvroSerde<GenericRecord> serde) {
        serde.configure(settings(), false);
        return serde;
    }

    private Map<String, Object> settings() {
        return Map.of("schema.registry.url", platform.registryUrl().toString());
    }

    /** Connections are shared by all with the same settings: others have a cache of their own. */
    private Map<String, Object> settingsOfAnotherProcess() {
        return Map.of("schema.registry.url", platform.registryUrl().toString(), "max.retries", 7);
    }

    private String topic() {
        return platform.unique("payments");
    }
}
