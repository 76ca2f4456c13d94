package io.crossfoot.ingest.format.parquet;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.feed.ContainerSchema;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** The rows of a file, or some of their columns, as records of an Avro type. */
final class RowType {

    private final GroupPart row;

    private RowType(GroupPart row) {
        this.row = row;
    }

    /**
     * The type of a file's rows.
     *
     * @param name of the Avro type; the one that the file has for it means nothing
     * @throws Broken if there can be no such type
     */
    static RowType of(Footer footer, String name) {
        GroupPart row = new PartBuilder(name).row(Node.root(footer.schema()));
        try {
            ContainerSchema.ofFile(row.type().toString());
        } catch (IllegalArgumentException unusable) {
            throw new Broken("its " + unusable.getMessage());
        }
        return new RowType(row);
    }

    Schema schema() {
        return row.type();
    }

    List<Column> columns() {
        return row.columns();
    }

    /** Writes the row at which the columns stand. */
    void write(AvroBuffer out) {
        row.write(out);
    }

    /**
     * The same rows, with the fields at these positions only, in that order; with the first one if there is none, since a row
     * must have something.
     */
    RowType only(List<Integer> positions) {
        List<Schema.Field> fields = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (int position : positions.isEmpty() ? List.of(0) : positions) {
            Schema.Field field = schema().getFields().get(position);
            fields.add(new Schema.Field(field, field.schema()));
            parts.add(row.parts().get(position));
        }
        Schema schema = Schema.createRecord(schema().getName(), null, schema().getNamespace(), false, fields);
        return new RowType(new GroupPart(schema, parts));
    }
}
