package io.crossfoot.common.tally;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Reads a numeric field of a record, whether or not Avro's logical conversions have been applied to it. */
public final class FieldNumber {

    private final int scale;

    private FieldNumber(int scale) {
        this.scale = scale;
    }

    /**
     * For a field of this type: int, long, or bytes with the logical type decimal, or a union of one of them and null.
     *
     * @throws IllegalArgumentException if it is of another type
     */
    public static FieldNumber of(Schema.Field field) {
        Schema schema = valueOf(field.schema());
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.Decimal decimal && schema.getType() == Schema.Type.BYTES) {
            return new FieldNumber(decimal.getScale());
        }
        if (schema.getType() == Schema.Type.INT || schema.getType() == Schema.Type.LONG) {
            return new FieldNumber(0);
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

    /** Hands on the value; null is nothing to hand on. */
    public void addTo(DecimalConsumer sum, Object value) {
        if (value instanceof ByteBuffer bytes) {
            addUnscaled(sum, bytes);
        } else if (value instanceof BigDecimal decimal) {
            sum.add(decimal);
        } else if (value instanceof Number number) {
            sum.add(number.longValue(), 0);
        }
    }

    private void addUnscaled(DecimalConsumer sum, ByteBuffer bytes) {
        int length = bytes.remaining();
        if (length > Long.BYTES) {
            byte[] copy = new byte[length];
            bytes.duplicate().get(copy);
            sum.add(new BigDecimal(new BigInteger(copy), scale));
            return;
        }
        long unscaled = length > 0 && bytes.get(bytes.position()) < 0 ? -1 : 0;
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            unscaled = unscaled << 8 | (bytes.get(i) & 0xff);
        }
        sum.add(unscaled, scale);
    }
}
