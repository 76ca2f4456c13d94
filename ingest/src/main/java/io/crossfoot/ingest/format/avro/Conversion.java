package io.crossfoot.ingest.format.avro;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.registry.AvroWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of a file's type as those of the feed's, by way of objects. The bytes must be a record of the file's type. For
 * one thread.
 */
final class Conversion {

    private static final GenericData GENERIC = new GenericData();

    static {
        // Avro's fast reader builds all of a type, also what cannot be resolved and no record may have.
        GENERIC.setFastReaderEnabled(false);
    }

    private final Schema wanted;
    private final GenericDatumReader<IndexedRecord> plain;
    private final GenericDatumReader<IndexedRecord> strict;
    private final GenericDatumReader<IndexedRecord> lenient;
    private final AvroWriter writer = new AvroWriter();
    private @Nullable BinaryDecoder decoder;

    Conversion(Schema written, Schema wanted) {
        this.wanted = wanted;
        this.plain = new GenericDatumReader<>(written, written, GENERIC);
        this.strict = new GenericDatumReader<>(written, wanted, GENERIC);
        this.lenient = new GenericDatumReader<>(written, nullable(wanted), GENERIC);
    }

    /** Writes the record as the feed's type has it; says whether it could. If not, a part of it may be written. */
    boolean convert(byte[] bytes, int from, int length, AvroBuffer event) throws IOException {
        event.clear();
        try {
            writer.write(read(strict, bytes, from, length), event);
            return true;
        } catch (AvroRuntimeException unfit) {
            return false;
        }
    }

    /** The record as text, as the file has it. */
    String text(byte[] bytes, int from, int length) throws IOException {
        return read(plain, bytes, from, length).toString();
    }

    /** An event with the fields that are there, the others being null; empty if the record holds what the feed's type cannot. */
    Optional<GenericData.Record> partial(byte[] bytes, int from, int length) throws IOException {
        try {
            IndexedRecord record = read(lenient, bytes, from, length);
            GenericData.Record partial = new GenericData.Record(wanted);
            for (int i = 0; i < wanted.getFields().size(); i++) {
                partial.put(i, record.get(i));
            }
            return Optional.of(partial);
        } catch (AvroRuntimeException unfit) {
            return Optional.empty();
        }
    }

    /** The fields that are null in a partial event, and must not be. */
    List<String> missing(IndexedRecord partial) {
        return wanted.getFields().stream()
                .filter(field ->
                        partial.get(field.pos()) == null && !field.schema().isNullable())
                .map(Schema.Field::name)
                .toList();
    }

    private IndexedRecord read(GenericDatumReader<IndexedRecord> reader, byte[] bytes, int from, int length)
            throws IOException {
        decoder = DecoderFactory.get().binaryDecoder(bytes, from, length, decoder);
        return reader.read(null, decoder);
    }

    private static Schema nullable(Schema type) {
        List<Schema.Field> fields = type.getFields().stream()
                .map(field -> new Schema.Field(field, orNull(field.schema())))
                .toList();
        return Schema.createRecord(type.getName(), type.getDoc(), type.getNamespace(), false, fields);
    }

    /** Null stands last, so that the field's default, if it has one, is still one of the first branch. */
    private static Schema orNull(Schema schema) {
        if (schema.isNullable()) {
            return schema;
        }
        Schema nothing = Schema.create(Schema.Type.NULL);
        if (!schema.isUnion()) {
            return Schema.createUnion(schema, nothing);
        }
        List<Schema> branches = new ArrayList<>(schema.getTypes());
        branches.add(nothing);
        return Schema.createUnion(branches);
    }
}
