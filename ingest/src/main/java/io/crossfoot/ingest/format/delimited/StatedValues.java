package io.crossfoot.ingest.format.delimited;

import io.crossfoot.ingest.format.Problems;
import io.crossfoot.ingest.format.column.ColumnReader;
import io.crossfoot.ingest.format.column.FieldProblem;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the headers and trailers of a file, or of a section, state. */
final class StatedValues {

    private final Set<String> names;
    private final Inherited inherited;
    private final Problems problems;
    private final Map<String, String> values = new HashMap<>();

    StatedValues(Set<String> names, Inherited inherited, Problems problems) {
        this.names = names;
        this.inherited = inherited;
        this.problems = problems;
    }

    /** Reads the columns of a header or trailer: control values, and what details inherit. */
    void read(RecordKind kind, Fields fields, long line) {
        forget(kind);
        for (int i = 0; i < kind.columns().size(); i++) {
            ColumnReader column = kind.columns().get(i);
            String name = column.column().name();
            int field = kind.field(i);
            int from = fields.from(field);
            int to = fields.to(field);
            try {
                if (names.contains(name)) {
                    state(name, column.stated(fields.text().substring(from, to)), line);
                }
                if (!column.isSkipped()) {
                    inherited.put(name, column.read(fields.text(), from, to));
                }
            } catch (FieldProblem problem) {
                problems.at(line, kind + ": " + problem.getMessage());
            }
        }
    }

    /** Lets details no longer inherit from the last record of this kind. */
    void forget(RecordKind kind) {
        kind.columns().forEach(column -> inherited.put(column.column().name(), null));
    }

    /** What was stated since this was last asked. */
    Map<String, String> take() {
        Map<String, String> taken = Map.copyOf(values);
        values.clear();
        return taken;
    }

    private void state(String name, String value, long line) {
        String before = values.putIfAbsent(name, value);
        if (before != null && !before.equals(value)) {
            problems.at(line, "%s is stated as %s, and was stated as %s before".formatted(name, value, before));
        }
    }
}
