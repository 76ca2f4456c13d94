package io.crossfoot.common.registry;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro records in the registry's wire format: generic ones, or with {@code specific.avro.reader} Crossfoot's own
 * types as generated classes. Configured by Confluent's names. Safe for use by several threads.
 */
public final class RegistryAvroDeserializer<T extends IndexedRecord> implements Deserializer<T> {

    private final List<Schema> views;
    private ThreadLocal<AvroDecoder> decoder = ThreadLocal.withInitial(() -> {
        throw new IllegalStateException("The deserializer must be configured before use");
    });

    /** Made by Kafka from its class name: reads every record as it was written. */
    public RegistryAvroDeserializer() {
        this(List.of());
    }

    private RegistryAvroDeserializer(List<Schema> views) {
        this.views = views;
    }

    /**
     * Projects records to the reader's own schemas, each those of its name: fields that the writer had and the reader
     * has not are skipped, fields that the writer lacked get their defaults.
     */
    public static <T extends IndexedRecord> RegistryAvroDeserializer<T> withReader(Schema... views) {
        return new RegistryAvroDeserializer<>(List.of(views));
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        RegistrySettings settings = RegistrySettings.from(configs);
        decoder = ThreadLocal.withInitial(() -> AvroDecoder.from(settings, views));
    }

    /**
     * @throws org.apache.kafka.common.errors.SerializationException where the bytes are no whole record in the wire format
     * @throws RegistryException where the registry does not give the schema
     */
    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        return bytes == null ? null : (T) decoder.get().decode(topic, bytes);
    }
}
