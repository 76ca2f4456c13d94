package io.crossfoot.common.field;

import static java.util.Objects.requireNonNull;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.registry.AvroWriter;
import java.io.IOException;
import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;

/**
 * Reads the fields of records on the heap, which may lack any of them: rejected ones, of which no more is known than what
 * could be read. They are encoded for it, so that fields are read in one way only. For one thread.
 */
public final class RecordFields {

    private final Schema projection;
    private final Schema lenient;
    private final AvroWriter writer = new AvroWriter();
    private final AvroBuffer encoded = new AvroBuffer();
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
        encode(wanted);
        layout.read(encoded.bytes(), 0, encoded.size(), fields);
        return fields;
    }

    private void encode(IndexedRecord record) {
        encoded.clear();
        try {
            writer.write(record, encoded);
        } catch (IOException e) {
            throw new IllegalStateException("Memory cannot fail", e);
        }
    }

    private static Schema nullable(Schema schema) {
        return schema.getType() == Schema.Type.UNION
                ? schema
                : Schema.createUnion(Schema.create(Schema.Type.NULL), schema);
    }
}
