package io.crossfoot.ingest.format.parquet;

import io.crossfoot.common.batch.AvroBuffer;
import java.util.List;
import org.apache.avro.Schema;

/** Parts that stand beside one another: a record. */
final class GroupPart implements Part {

    private final Schema type;
    private final List<Part> parts;
    private final List<Column> columns;

    /** @param type has a field for each part, in their order */
    GroupPart(Schema type, List<Part> parts) {
        this.type = type;
        this.parts = List.copyOf(parts);
        this.columns = parts.stream().flatMap(part -> part.columns().stream()).toList();
    }

    @Override
    public Schema type() {
        return type;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    List<Part> parts() {
        return parts;
    }

    @Override
    public void write(AvroBuffer out) {
        for (Part part : parts) {
            part.write(out);
        }
    }
}
