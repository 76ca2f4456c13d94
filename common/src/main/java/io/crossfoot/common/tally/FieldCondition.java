package io.crossfoot.common.tally;

import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** Whether a condition holds for records of one Avro type. */
public final class FieldCondition {

    private static final int NONE = -1;

    private final int position;
    private final String value;

    private FieldCondition(int position, String value) {
        this.position = position;
        this.value = value;
    }

    /**
     * Where there is no condition, it holds for every record.
     *
     * @throws IllegalArgumentException if the type lacks the field
     */
    public static FieldCondition of(Schema schema, Optional<Condition> when) {
        return when.map(condition -> new FieldCondition(
                        TotalsCounter.field(schema, condition.field()).pos(), condition.equals()))
                .orElseGet(() -> new FieldCondition(NONE, ""));
    }

    public boolean holds(IndexedRecord record) {
        return position == NONE || isValue(record.get(position));
    }

    private boolean isValue(Object field) {
        return field != null && value.contentEquals(field.toString());
    }
}
