package io.crossfoot.common.field;

import static java.util.Objects.requireNonNull;

import io.crossfoot.common.registry.TrustedTypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Reads the fields of records on the heap, which may lack any of them: rejected ones, of which no more is known than what
 * could be read. They are encoded for it, so that fields are read in one way only. For one thread.
 */
public final class RecordFields {

    private final Schema projection;
    private final Schema lenient;
    private final GenericDatumWriter<IndexedRecord> writer;
    private final Layout layout;
    private final Fields fields;

    /** @param fields those of the type that are wanted; none it lacks */
    public RecordFields(Schema type, Collection<String> fields) {
        this.projection = Projection.of(type, fields);
        this.lenient = Schema.createRecord(
                type.getName(),
                type.getDoc(),
                type.getNamespace(),
                false,
                projection.getFields().stream()
                        .map(field -> new Schema.Field(field.name(), nullable(field.schema())))
                        .toList());
        this.writer = new GenericDatumWriter<>(lenient, TrustedTypes.logical());
        this.layout = Layout.of(lenient, lenient).orElseThrow();
        this.fields = Layout.room(lenient);
    }

    /** The type of the fields: the wanted ones in the order of the type. */
    public Schema schema() {
        return projection;
    }

    /**
     * The fields of a record of the type.
     *
     * @return always the same object, filled anew
     */
    public Fields of(IndexedRecord record) {
        GenericData.Record wanted = new GenericData.Record(lenient);
        for (Schema.Field field : projection.getFields()) {
            Schema.Field own = requireNonNull(record.getSchema().getField(field.name()), field.name());
            wanted.put(field.pos(), record.get(own.pos()));
        }
        byte[] bytes = encode(wanted);
        layout.read(bytes, 0, bytes.length, fields);
        return fields;
    }

    private byte[] encode(IndexedRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            writer.write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new IllegalStateException("Memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static Schema nullable(Schema schema) {
        return schema.getType() == Schema.Type.UNION
                ? schema
                : Schema.createUnion(Schema.create(Schema.Type.NULL), schema);
    }
}
