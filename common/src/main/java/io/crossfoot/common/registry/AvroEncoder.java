package io.crossfoot.common.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.IdentityHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Encodes records in the registry's wire format. The Avro binary starts at {@link WireFormat#PREFIX_BYTES} of what it
 * returns. Its buffers are its own and kept between records: not safe for use by several threads at once.
 */
public final class AvroEncoder {

    private static final int FIRST_CAPACITY = 512;

    static {
        TrustedTypes.allow();
    }

    private final SchemaIds ids;
    private final Buffer buffer = new Buffer();
    private final IdentityHashMap<Schema, DatumWriter<IndexedRecord>> writers = new IdentityHashMap<>();
    private BinaryEncoder binary = newBinary();
    private @Nullable Schema lastSchema;
    private @Nullable DatumWriter<IndexedRecord> lastWriter;

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
            buffer.size = WireFormat.PREFIX_BYTES;
            writerOf(record, schema).write(record, binary);
            binary.flush();
        } catch (IOException | RuntimeException e) {
            binary = newBinary(); // the old one still holds the first bytes of the record that failed
            throw new SerializationException(
                    "Cannot encode %s for topic '%s': %s".formatted(schema.getFullName(), topic, e.getMessage()), e);
        }
        WireFormat.writePrefix(id, buffer.bytes);
        return Arrays.copyOf(buffer.bytes, buffer.size);
    }

    private BinaryEncoder newBinary() {
        return EncoderFactory.get().binaryEncoder(buffer, null);
    }

    @SuppressWarnings("ReferenceEquality") // comparing schemas costs more than encoding a record
    private DatumWriter<IndexedRecord> writerOf(IndexedRecord record, Schema schema) {
        DatumWriter<IndexedRecord> writer = lastWriter;
        if (writer == null || schema != lastSchema) {
            writer = writers.computeIfAbsent(schema, unseen -> newWriter(record, unseen));
            lastWriter = writer;
            lastSchema = schema;
        }
        return writer;
    }

    private static DatumWriter<IndexedRecord> newWriter(IndexedRecord record, Schema schema) {
        return record instanceof SpecificRecord
                ? new SpecificDatumWriter<>(schema, SpecificData.getForClass(record.getClass()))
                : new GenericDatumWriter<>(schema, TrustedTypes.LOGICAL);
    }

    /** A growing array that lends itself out, which {@link java.io.ByteArrayOutputStream} does not. */
    private static final class Buffer extends OutputStream {

        private byte[] bytes = new byte[FIRST_CAPACITY];
        private int size;

        @Override
        public void write(int b) {
            grow(1);
            bytes[size++] = (byte) b;
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            grow(length);
            System.arraycopy(source, offset, bytes, size, length);
            size += length;
        }

        private void grow(int more) {
            if (bytes.length - size < more) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
            }
        }
    }
}
