package io.crossfoot.common.registry;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Avro in the registry's wire format, both ways. */
public final class RegistryAvroSerde<T extends IndexedRecord> implements Serde<T> {

    private final RegistryAvroSerializer<T> serializer = new RegistryAvroSerializer<>();
    private final RegistryAvroDeserializer<T> deserializer;

    /** Made by Kafka from its class name. */
    public RegistryAvroSerde() {
        this(new RegistryAvroDeserializer<>());
    }

    private RegistryAvroSerde(RegistryAvroDeserializer<T> deserializer) {
        this.deserializer = deserializer;
    }

    /** Values of Crossfoot's own types as generated classes, ready for use. */
    public static <T extends IndexedRecord> RegistryAvroSerde<T> ofValues(Map<String, ?> configs) {
        return generated(configs, false);
    }

    /** Keys of Crossfoot's own types as generated classes, ready for use. */
    public static <T extends IndexedRecord> RegistryAvroSerde<T> ofKeys(Map<String, ?> configs) {
        return generated(configs, true);
    }

    /** Reads records projected to the reader's own schemas; to be configured before use. */
    public static <T extends IndexedRecord> RegistryAvroSerde<T> withReader(Schema... views) {
        return new RegistryAvroSerde<>(RegistryAvroDeserializer.withReader(views));
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        serializer.configure(configs, isKey);
        deserializer.configure(configs, isKey);
    }

    @Override
    public Serializer<T> serializer() {
        return serializer;
    }

    @Override
    public Deserializer<T> deserializer() {
        return deserializer;
    }

    private static <T extends IndexedRecord> RegistryAvroSerde<T> generated(Map<String, ?> configs, boolean isKey) {
        Map<String, Object> withGenerated = new HashMap<>(configs);
        withGenerated.put(RegistrySettings.GENERATED_CLASSES, true);
        RegistryAvroSerde<T> serde = new RegistryAvroSerde<>();
        serde.configure(withGenerated, isKey);
        return serde;
    }
}
