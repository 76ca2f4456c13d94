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
    private final boolean[] nullable;
    private final int own;
    private boolean lacksInherited;

    EventBuilder(Delimited format, Schema schema, RecordKind detail) {
        this.schema = schema;
        this.columns = detail.columns();
        this.own = (int) columns.stream().filter(column -> !column.isSkipped()).count();
        List<String> names = format.detail().inherit();
        this.inherited = new @Nullable Object[names.size()];
        this.nullable = new boolean[names.size()];
        names.forEach(name -> {
            nullable[inheritedPositions.size()] = format.inherited(name).nullable();
            inheritedPositions.put(name, inheritedPositions.size());
        });
        this.lacksInherited = lacksAny();
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
            lacksInherited = lacksAny();
        }
    }

    /** Whether a value is missing that every event must inherit. */
    boolean lacksInherited() {
        return lacksInherited;
    }

    private boolean lacksAny() {
        for (int i = 0; i < inherited.length; i++) {
            if (inherited[i] == null && !nullable[i]) {
                return true;
            }
        }
        return false;
    }
}
