package io.crossfoot.common.field;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Whether a condition holds for records of one type. For one thread. */
public final class FieldCondition {

    private final @Nullable FieldText text;
    private final int position;
    private final byte[] value;

    private FieldCondition(@Nullable FieldText text, int position, String value) {
        this.text = text;
        this.position = position;
        this.value = value.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Where there is no condition, it holds for every record.
     *
     * @throws IllegalArgumentException if the type lacks the field
     */
    public static FieldCondition of(Schema schema, Optional<Condition> when) {
        return when.map(condition -> of(Projection.field(schema, condition.field()), condition.equals()))
                .orElseGet(() -> new FieldCondition(null, 0, ""));
    }

    private static FieldCondition of(Schema.Field field, String value) {
        return new FieldCondition(FieldText.of(field), field.pos(), value);
    }

    public boolean holds(Fields fields) {
        FieldText field = text;
        if (field == null) {
            return true;
        }
        if (fields.isNull(position)) {
            return false;
        }
        field.read(fields);
        return Arrays.equals(field.bytes(), field.start(), field.start() + field.length(), value, 0, value.length);
    }
}
