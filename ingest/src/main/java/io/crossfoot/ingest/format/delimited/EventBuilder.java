package io.crossfoot.ingest.format.delimited;

import io.crossfoot.ingest.format.column.ColumnReader;
import io.crossfoot.ingest.format.column.FieldProblem;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/** Makes events of detail records and of what they inherit from the headers before them. */
final class EventBuilder {

    private final Schema schema;
    private final List<ColumnReader> columns;
    private final Inherited inherited;
    private final int own;

    EventBuilder(Schema schema, RecordKind detail, Inherited inherited) {
        this.schema = schema;
        this.columns = detail.columns();
        this.inherited = inherited;
        this.own = detail.ownFields().length;
    }

    /** An event without its own columns. */
    GenericData.Record empty() {
        GenericData.Record event = new GenericData.Record(schema);
        inherited.putInto(event, own);
        return event;
    }

    /**
     * Fills the event's own columns.
     *
     * @return what is wrong with those that could not be read, which stay empty; null if all could
     */
    @Nullable
    String fill(GenericData.Record event, RecordKind detail, Fields fields) {
        String problem = null;
        int position = 0;
        for (int i = 0; i < columns.size(); i++) {
            ColumnReader column = columns.get(i);
            if (!column.isSkipped()) {
                try {
                    int field = detail.field(i);
                    event.put(position, column.read(fields.text(), fields.from(field), fields.to(field)));
                } catch (FieldProblem unreadable) {
                    problem = problem == null ? unreadable.getMessage() : problem + "; " + unreadable.getMessage();
                }
                position++;
            }
        }
        return problem;
    }
}
