package io.crossfoot.ingest.format.parquet;

import io.crossfoot.common.batch.AvroBuffer;
import java.util.List;
import org.apache.avro.Schema;

/** A part that may be missing: a union of null and its type. */
final class OptionalPart implements Part {

    private final Part part;
    private final int definition;
    private final Schema type;

    /** @param definition the level at which the part is there */
    OptionalPart(Part part, int definition) {
        this.part = part;
        this.definition = definition;
        this.type = Schema.createUnion(Schema.create(Schema.Type.NULL), part.type());
    }

    @Override
    public Schema type() {
        return type;
    }

    @Override
    public List<Column> columns() {
        return part.columns();
    }

    @Override
    public void write(AvroBuffer out) {
        if (first().definition() >= definition) {
            out.writeLong(1);
            part.write(out);
        } else {
            out.writeLong(0);
            pass(definition - 1);
        }
    }
}
