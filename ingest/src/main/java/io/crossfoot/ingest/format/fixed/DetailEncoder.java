package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.batch.AvroBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Makes events of the details of one kind: field by field, from the record's bytes to those of the event. */
final class DetailEncoder {

    /** How one field of the event comes about. */
    private interface Part {

        boolean encode(RecordBytes record, AvroBuffer out);

        /** The field of the record that is read for it; null if none is. */
        default @Nullable PlacedField field() {
            return null;
        }
    }

    private record Own(PlacedField field) implements Part {

        @Override
        public boolean encode(RecordBytes record, AvroBuffer out) {
            return field.encode(record, out);
        }
    }

    /** A field that only details of other kinds have. */
    private record Absent() implements Part {

        @Override
        public boolean encode(RecordBytes record, AvroBuffer out) {
            out.writeLong(OptionalCodec.NULL);
            return true;
        }
    }

    /** @param nullable whether the field may be null in the event; if not, what tells that it is not is left out */
    private record FromHeader(AvroBuffer value, boolean nullable) implements Part {

        @Override
        public boolean encode(RecordBytes record, AvroBuffer out) {
            int from = nullable ? 0 : OptionalCodec.BRANCH_BYTES;
            boolean there = value.size() >= from && value.size() > 0;
            if (there) {
                out.write(value.bytes(), from, value.size() - from);
            }
            return there;
        }
    }

    private final RecordKind kind;
    private final Schema schema;
    private final Part[] parts;

    DetailEncoder(RecordKind kind, Schema schema, Codecs codecs, Inherited inherited) {
        this.kind = kind;
        this.schema = schema;
        this.parts = schema.getFields().stream()
                .map(field -> part(field, codecs, inherited))
                .toArray(Part[]::new);
    }

    private Part part(Schema.Field field, Codecs codecs, Inherited inherited) {
        boolean nullable = field.schema().isNullable();
        if (kind.type().inherit().contains(field.name())) {
            return new FromHeader(inherited.value(field.name()), nullable);
        }
        return kind.fields().stream()
                .filter(own -> own.name().equals(field.name()))
                .findFirst()
                .<Part>map(own -> new Own(nullable ? new PlacedField(own.field(), codecs.nullable(own.field())) : own))
                .orElseGet(Absent::new);
    }

    /**
     * Encodes a record that has been laid out.
     *
     * @return whether all of its fields could be read; if not, the event holds nothing of use
     */
    boolean encode(RecordBytes record, AvroBuffer event) {
        event.clear();
        for (Part part : parts) {
            if (!part.encode(record, event)) {
                return false;
            }
        }
        return true;
    }

    /** What is wrong with each field that cannot be read. */
    List<String> problems(RecordBytes record) {
        List<String> problems = new ArrayList<>();
        AvroBuffer nowhere = new AvroBuffer();
        for (int i = 0; i < parts.length; i++) {
            PlacedField field = parts[i].field();
            nowhere.clear();
            if (!parts[i].encode(record, nowhere)) {
                problems.add(
                        field == null
                                ? "the header that '%s' is inherited from is not there"
                                        .formatted(schema.getFields().get(i).name())
                                : field.problem(record));
            }
        }
        return problems;
    }

    /** An event with the values that can be read, be it only of a part of the record. */
    GenericData.Record partial(RecordBytes record) {
        GenericData.Record partial = new GenericData.Record(schema);
        AvroBuffer value = new AvroBuffer();
        for (int i = 0; i < parts.length; i++) {
            PlacedField field = parts[i].field();
            value.clear();
            if ((field == null || kind.isThere(field, record)) && parts[i].encode(record, value)) {
                partial.put(i, decoded(value, schema.getFields().get(i).schema()));
            }
        }
        return partial;
    }

    private static Object decoded(AvroBuffer value, Schema schema) {
        try {
            return new GenericDatumReader<>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(value.bytes(), 0, value.size(), null));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail", e);
        }
    }
}
