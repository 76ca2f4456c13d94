package io.crossfoot.common.field;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Reads a numeric field. */
public final class FieldNumber {

    private final int position;
    private final boolean decimal;
    private final int scale;

    private FieldNumber(int position, boolean decimal, int scale) {
        this.position = position;
        this.decimal = decimal;
        this.scale = scale;
    }

    /**
     * For a field of this type: int, long, or bytes or fixed with the logical type decimal, or a union of one of them and null.
     *
     * @throws IllegalArgumentException if it is of another type
     */
    public static FieldNumber of(Schema.Field field) {
        Schema schema = valueOf(field.schema());
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return new FieldNumber(field.pos(), true, decimal.getScale());
        }
        if (schema.getType() == Schema.Type.INT || schema.getType() == Schema.Type.LONG) {
            return new FieldNumber(field.pos(), false, 0);
        }
        throw new IllegalArgumentException("Field '%s' cannot be added up: it must be int, long or decimal, got %s"
                .formatted(field.name(), schema));
    }

    /** The type of the values that are not null. */
    public static Schema valueOf(Schema schema) {
        if (schema.getType() != Schema.Type.UNION) {
            return schema;
        }
        return schema.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElse(schema);
    }

    public int scale() {
        return scale;
    }

    public boolean isNull(Fields fields) {
        return fields.isNull(position);
    }

    /** Hands on the value; null is nothing to hand on. */
    public void addTo(DecimalConsumer sum, Fields fields) {
        if (fields.isNull(position)) {
            return;
        }
        if (!decimal) {
            sum.add(fields.number(position), 0);
        } else if (fields.length(position) <= Long.BYTES) {
            sum.add(unscaled(fields.bytes(), fields.start(position), fields.length(position)), scale);
        } else {
            sum.add(large(fields.bytes(), fields.start(position), fields.length(position), scale));
        }
    }

    /** The exact value of a decimal's bytes. */
    static BigDecimal large(byte[] bytes, int start, int length, int scale) {
        BigInteger unscaled =
                length == 0 ? BigInteger.ZERO : new BigInteger(Arrays.copyOfRange(bytes, start, start + length));
        return new BigDecimal(unscaled, scale);
    }

    private static long unscaled(byte[] bytes, int start, int length) {
        long unscaled = length > 0 && bytes[start] < 0 ? -1 : 0;
        for (int i = start; i < start + length; i++) {
            unscaled = unscaled << Byte.SIZE | (bytes[i] & 0xff);
        }
        return unscaled;
    }
}
