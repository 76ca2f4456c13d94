package io.crossfoot.common.field;

import io.crossfoot.common.batch.AvroCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How records of one type lie in their Avro binary: walks over all fields of a record, notes where the wanted ones stand,
 * and so finds also whether the bytes are a record of the type. For one thread.
 *
 * <p>Avro's own reader would make objects of what is wanted, and ask a tree of lambdas for each field; that was two
 * thirds of the time of an audit.
 */
public final class Layout {

    private static final int SKIPPED = -1;

    private final Step[] steps;
    private final AvroCursor cursor = new AvroCursor(new byte[0], 0);

    private Layout(Step[] steps) {
        this.steps = steps;
    }

    /**
     * Describes records of the type written, of which the fields of another type are wanted.
     *
     * @return empty if a wanted field cannot be read where it stands: it is missing, or of a type that has to be converted
     */
    public static Optional<Layout> of(Schema written, Schema wanted) {
        if (!written.getFullName().equals(wanted.getFullName())) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        int found = 0;
        for (Schema.Field field : written.getFields()) {
            Schema.Field target = wanted.getField(field.name());
            if (target != null && !isReadable(field.schema(), target.schema())) {
                return Optional.empty();
            }
            found += target == null ? 0 : 1;
            steps.add(new Step(field.schema(), target == null ? SKIPPED : target.pos()));
        }
        return found == wanted.getFields().size()
                ? Optional.of(new Layout(steps.toArray(Step[]::new)))
                : Optional.empty();
    }

    /** Room for the fields of such a projection. */
    public static Fields room(Schema wanted) {
        return new Fields(wanted.getFields().size());
    }

    /**
     * Walks over a record.
     *
     * @param fields filled with where the wanted fields stand
     * @throws IllegalArgumentException if the bytes are not exactly one record of the type
     */
    public void read(byte[] bytes, int offset, int length, Fields fields) {
        cursor.moveTo(bytes, offset, offset + length);
        fields.begin(bytes);
        for (Step step : steps) {
            step.pass(cursor, fields);
        }
        if (cursor.remaining() > 0) {
            throw new IllegalArgumentException("%d bytes are left over behind it".formatted(cursor.remaining()));
        }
    }

    /** Whether the value that is read needs no conversion to be what is wanted. */
    private static boolean isReadable(Schema written, Schema wanted) {
        Schema from = valueOf(written);
        Schema to = valueOf(wanted);
        return isPlain(written)
                && isPlain(wanted)
                && (!isUnion(written) || isUnion(wanted))
                && (from.getType() == to.getType() || isWidened(from, to))
                && (from.getType() != Schema.Type.ENUM || from.getEnumSymbols().equals(to.getEnumSymbols()))
                && (from.getType() != Schema.Type.FIXED || from.getFixedSize() == to.getFixedSize())
                && isDecimal(from) == isDecimal(to);
    }

    private static boolean isWidened(Schema from, Schema to) {
        return from.getType() == Schema.Type.INT && to.getType() == Schema.Type.LONG;
    }

    private static boolean isDecimal(Schema schema) {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal;
    }

    /** One value of the types that {@link Fields} has a place for, or it and null. */
    private static boolean isPlain(Schema schema) {
        if (isUnion(schema) && nullBranch(schema) == SKIPPED) {
            return false;
        }
        return switch (valueOf(schema).getType()) {
            case INT, LONG, BOOLEAN, ENUM, STRING, BYTES, FIXED -> true;
            default -> false;
        };
    }

    private static boolean isUnion(Schema schema) {
        return schema.getType() == Schema.Type.UNION;
    }

    /** Which branch of a value or null is null. */
    private static int nullBranch(Schema union) {
        if (union.getTypes().size() != 2) {
            return SKIPPED;
        }
        boolean first = union.getTypes().get(0).getType() == Schema.Type.NULL;
        boolean second = union.getTypes().get(1).getType() == Schema.Type.NULL;
        return first == second ? SKIPPED : first ? 0 : 1;
    }

    private static Schema valueOf(Schema schema) {
        return FieldNumber.valueOf(schema);
    }

    /** Passes over a value of any type. */
    private static void skip(AvroCursor cursor, Schema schema) {
        switch (schema.getType()) {
            case NULL -> {}
            case INT, LONG -> cursor.readLong();
            case ENUM -> cursor.readIndex(schema.getEnumSymbols().size());
            case BOOLEAN -> cursor.skip(1);
            case FLOAT -> cursor.skip(Float.BYTES);
            case DOUBLE -> cursor.skip(Double.BYTES);
            case FIXED -> cursor.skip(schema.getFixedSize());
            case STRING, BYTES -> cursor.skip(cursor.readCount());
            case UNION -> {
                int branch = cursor.readIndex(schema.getTypes().size());
                skip(cursor, schema.getTypes().get(branch));
            }
            case RECORD -> schema.getFields().forEach(field -> skip(cursor, field.schema()));
            case ARRAY -> skipItems(cursor, schema.getElementType(), null);
            case MAP -> skipItems(cursor, schema.getValueType(), Schema.create(Schema.Type.STRING));
        }
    }

    /** Items come in runs, whose length in bytes is given too where their number is negative; the last run is empty. */
    private static void skipItems(AvroCursor cursor, Schema item, @Nullable Schema key) {
        for (long count = cursor.readLong(); count != 0; count = cursor.readLong()) {
            if (count < 0) {
                cursor.skip(cursor.readCount());
                continue;
            }
            for (long i = 0; i < count; i++) {
                if (key != null) {
                    skip(cursor, key);
                }
                int before = cursor.remaining();
                skip(cursor, item);
                if (cursor.remaining() == before && count > before) {
                    throw new IllegalArgumentException("Broken Avro: %d items that take no bytes".formatted(count));
                }
            }
        }
    }

    /** Passes over one field. */
    private static final class Step {

        private static final int NOT_NULLABLE = -1;

        private final Schema schema;
        private final Schema.Type type;
        private final int target;
        private final int nullBranch;
        private final int size;

        Step(Schema schema, int target) {
            boolean nullable = isUnion(schema) && isPlain(schema);
            this.target = target;
            this.nullBranch = nullable ? nullBranch(schema) : NOT_NULLABLE;
            this.schema = nullable ? valueOf(schema) : schema;
            this.type = this.schema.getType();
            this.size = sizeOf(this.schema);
        }

        void pass(AvroCursor cursor, Fields fields) {
            if (nullBranch != NOT_NULLABLE && isNull(cursor)) {
                if (target != SKIPPED) {
                    fields.setNull(target);
                }
                return;
            }
            switch (type) {
                case INT -> number(fields, cursor.readInt());
                case LONG -> number(fields, cursor.readLong());
                case ENUM -> number(fields, cursor.readIndex(size));
                case BOOLEAN -> number(fields, cursor.readBoolean() ? 1 : 0);
                case STRING, BYTES -> range(fields, cursor, cursor.readCount());
                case FIXED -> range(fields, cursor, size);
                default -> skip(cursor, schema);
            }
        }

        /** Symbols of an enum, bytes of a fixed type. */
        private static int sizeOf(Schema schema) {
            return switch (schema.getType()) {
                case ENUM -> schema.getEnumSymbols().size();
                case FIXED -> schema.getFixedSize();
                default -> 0;
            };
        }

        private boolean isNull(AvroCursor cursor) {
            return cursor.readIndex(2) == nullBranch;
        }

        private void number(Fields fields, long number) {
            if (target != SKIPPED) {
                fields.setNumber(target, number);
            }
        }

        private void range(Fields fields, AvroCursor cursor, int length) {
            int start = cursor.skip(length);
            if (target != SKIPPED) {
                fields.setRange(target, start, length);
            }
        }
    }
}
