package io.crossfoot.common.registry;

import io.crossfoot.common.batch.AvroBuffer;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Encodes records in the registry's wire format. The Avro binary starts at {@link WireFormat#PREFIX_BYTES} of what it
 * returns. Its buffers are its own and kept between records: not safe for use by several threads at once.
 */
public final class AvroEncoder {

    private final SchemaIds ids;
    private final AvroWriter writer = new AvroWriter();
    private final AvroBuffer buffer = new AvroBuffer();

    public AvroEncoder(SchemaIds ids) {
        this.ids = ids;
    }

    /**
     * Encodes one record for a topic.
     *
     * @return a new array: the prefix, then Avro binary
     * @throws SerializationException where the record does not fit its schema
     * @throws RegistryException where the registry gives no id for its schema
     */
    public byte[] encode(String topic, IndexedRecord record) {
        Schema schema = record.getSchema();
        int id = ids.idFor(topic, schema);
        try {
            buffer.clear();
            writer.write(record, buffer);
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "Cannot encode %s for topic '%s': %s".formatted(schema.getFullName(), topic, e.getMessage()), e);
        }
        return WireFormat.message(id, buffer);
    }
}
