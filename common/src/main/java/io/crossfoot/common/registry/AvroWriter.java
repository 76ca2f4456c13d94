package io.crossfoot.common.registry;

import io.crossfoot.common.batch.AvroBuffer;
import java.io.IOException;
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
import org.jspecify.annotations.Nullable;

/**
 * Writes records of any type as Avro binary, without the registry's prefix; decimals, dates and times as they are encoded
 * or as Java's own types. Its encoder and its writers are kept between records. For one thread.
 */
public final class AvroWriter {

    static {
        TrustedTypes.allow();
    }

    private final IdentityHashMap<Schema, DatumWriter<IndexedRecord>> writers = new IdentityHashMap<>();
    private @Nullable BinaryEncoder binary;
    private @Nullable Schema lastSchema;
    private @Nullable DatumWriter<IndexedRecord> lastWriter;

    /**
     * Writes one record behind what is there. If it fails, a part of the record may have been written.
     *
     * @throws IOException or a RuntimeException of Avro's where the record does not fit its schema
     */
    public void write(IndexedRecord record, AvroBuffer out) throws IOException {
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, binary);
        // Not kept if this fails: it would still hold the first bytes of the record.
        binary = null;
        writerOf(record).write(record, encoder);
        encoder.flush();
        binary = encoder;
    }

    @SuppressWarnings("ReferenceEquality") // comparing schemas costs more than encoding a record
    private DatumWriter<IndexedRecord> writerOf(IndexedRecord record) {
        Schema schema = record.getSchema();
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
}
