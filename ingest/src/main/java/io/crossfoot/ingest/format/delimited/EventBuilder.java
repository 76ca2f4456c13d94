package io.crossfoot.ingest.format.delimited;

import io.crossfoot.common.feed.Delimited;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/** Makes events of detail records and of what they inherit from the headers before them. */
final class EventBuilder {

    private final Schema schema;
    private final List<ColumnReader> columns;
    private final Map<String, Integer> inheritedPositions = new HashMap<>();
    private final @Nullable Object[] inherited;
    private final int own;

    EventBuilder(Delimited format, Schema schema, RecordKind detail) {
        this.schema = schema;
        this.columns = detail.columns();
        this.own = (int) columns.stream().filter(column -> !column.isSkipped()).count();
        List<String> names = format.detail().inherit();
        this.inherited = new @Nullable Object[names.size()];
        names.forEach(name -> inheritedPositions.put(name, inheritedPositions.size()));
    }

    /** An event without its own columns. */
    GenericData.Record empty() {
        GenericData.Record event = new GenericData.Record(schema);
        for (int i = 0; i < inherited.length; i++) {
            event.put(own + i, inherited[i]);
        }
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
                    event.put(position, column.read(fields, detail.field(i)));
                } catch (FieldProblem unreadable) {
                    problem = problem == null ? unreadable.getMessage() : problem + "; " + unreadable.getMessage();
                }
                position++;
            }
        }
        return problem;
    }

    /** Keeps a header's column if details inherit it. */
    void inherit(String column, @Nullable Object value) {
        Integer position = inheritedPositions.get(column);
        if (position != null) {
            inherited[position] = value;
        }
    }
}
