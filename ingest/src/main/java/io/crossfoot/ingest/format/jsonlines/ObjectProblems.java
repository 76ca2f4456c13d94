package io.crossfoot.ingest.format.jsonlines;

import io.crossfoot.common.feed.JsonColumn;
import io.crossfoot.ingest.format.column.ColumnReader;
import io.crossfoot.ingest.format.column.FieldProblem;
import io.crossfoot.schema.RejectCategory;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Reads an object once more to say all that is wrong with it, and what of it can be counted. */
final class ObjectProblems implements ObjectWalk.Values {

    private final ObjectWalk walk;
    private final Schema schema;
    private final ColumnReader[] columns;
    private final boolean[] met;
    private final List<String> problems = new ArrayList<>();
    private final CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
    private RejectCategory category = RejectCategory.FIELD;
    private GenericData.Record partial;

    ObjectProblems(List<JsonColumn> columns, Schema schema) {
        this.walk = new ObjectWalk(columns);
        this.schema = schema;
        this.columns = columns.stream()
                .map(column -> new ColumnReader(column.column()))
                .toArray(ColumnReader[]::new);
        this.met = new boolean[columns.size()];
        this.partial = new GenericData.Record(schema);
    }

    /** Reads the object on a line of UTF-8. */
    void read(byte[] line, int from, int to) {
        problems.clear();
        Arrays.fill(met, false);
        category = RejectCategory.FIELD;
        partial = new GenericData.Record(schema);
        try {
            walk.walk(line, from, to, this);
            tellMissing();
        } catch (Flaw flaw) {
            category = flaw.category();
            problems.clear();
            problems.add(flaw.reason());
        }
    }

    RejectCategory category() {
        return category;
    }

    /** All that is wrong; empty if nothing is. */
    String reason() {
        return String.join("; ", problems);
    }

    /** An event with the values that can be read. */
    GenericData.Record partial() {
        return partial;
    }

    @Override
    public void value(int column, char[] text, int from, int length) {
        String value = new String(text, from, length);
        if (utf8.canEncode(value)) {
            read(column, value);
        } else {
            met[column] = true;
            problems.add("column '%s' must be text, got half of a surrogate pair in it"
                    .formatted(columns[column].column().name()));
        }
    }

    @Override
    public void nothing(int column) {
        read(column, "");
    }

    @Override
    public void refuse(Member member, String reason) {
        problems.add(reason);
        member.forEachColumn(column -> {
            met[column] = true;
            partial.put(column, null);
        });
    }

    private void read(int column, String value) {
        met[column] = true;
        try {
            partial.put(column, columns[column].read(value, 0, value.length()));
        } catch (FieldProblem problem) {
            problems.add(String.valueOf(problem.getMessage()));
        }
    }

    private void tellMissing() {
        for (int i = 0; i < met.length; i++) {
            if (!met[i] && !columns[i].column().nullable()) {
                problems.add("column '%s' is missing, and must be there"
                        .formatted(columns[i].column().name()));
            }
        }
    }
}
