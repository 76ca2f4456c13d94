package io.crossfoot.common.registry;

import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes Avro records, generated or generic, in the registry's wire format. Configured by Confluent's names, so that
 * its own serializer can take this one's place. Safe for use by several threads, as a producer's serializers must be.
 */
public final class RegistryAvroSerializer<T extends IndexedRecord> implements Serializer<T> {

    private ThreadLocal<AvroEncoder> encoder = ThreadLocal.withInitial(() -> {
        throw new IllegalStateException("The serializer must be configured before use");
    });

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        RegistrySettings settings = RegistrySettings.from(configs);
        encoder = ThreadLocal.withInitial(() -> new AvroEncoder(SchemaIds.from(settings, isKey)));
    }

    /**
     * @throws org.apache.kafka.common.errors.SerializationException where the record does not fit its schema
     * @throws RegistryException where the registry gives no id for its schema
     */
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T record) {
        return record == null ? null : encoder.get().encode(topic, record);
    }
}
