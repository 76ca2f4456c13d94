package io.crossfoot.ingest.format.column;

import io.crossfoot.common.feed.Column;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of one column, however long they are and however they are written. */
final class Numbers {

    /** Digits of the Avro type. A number of more digits is refused before it is looked at. */
    private static final int MOST_DIGITS = 38;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(?=\\.?[0-9])[0-9]*(\\.[0-9]*)?");
    private static final BigDecimal LARGEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal SMALLEST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);

    private final int scale;
    private final boolean impliedPoint;

    Numbers(Column column) {
        this.scale = column.type() == Column.Type.DECIMAL ? column.scale() : 0;
        this.impliedPoint = column.type() == Column.Type.DECIMAL && column.impliedPoint();
    }

    Object integer(String text, int from, int to) throws FieldProblem {
        BigDecimal number = exact(text, from, to);
        if (number == null
                || number.stripTrailingZeros().scale() > 0
                || number.compareTo(SMALLEST_LONG) < 0
                || number.compareTo(LARGEST_LONG) > 0) {
            throw new FieldProblem("must be a whole number within 64 bits");
        }
        return number.longValueExact();
    }

    Object decimal(String text, int from, int to) throws FieldProblem {
        BigDecimal number = exact(text, from, to);
        if (number == null || number.stripTrailingZeros().scale() > scale) {
            throw new FieldProblem(
                    impliedPoint
                            ? "must be digits, the last %d of them decimals".formatted(scale)
                            : "must be a number with at most %d decimals".formatted(scale));
        }
        BigInteger unscaled = number.setScale(scale).unscaledValue();
        return ByteBuffer.wrap(unscaled.toByteArray());
    }

    /** The number, with the column's decimals at least; null if it is none, or has too many digits. */
    @Nullable
    BigDecimal exact(String text, int from, int to) {
        if (to - from > MOST_DIGITS + 2) {
            return null;
        }
        String number = text.substring(from, to);
        if (!NUMBER.matcher(number).matches()) {
            return null;
        }
        BigDecimal exact = new BigDecimal(number);
        if (impliedPoint && exact.scale() > 0) {
            return null;
        }
        if (impliedPoint) {
            exact = exact.movePointLeft(scale);
        }
        exact = exact.setScale(Math.max(exact.scale(), scale));
        return exact.precision() > MOST_DIGITS ? null : exact;
    }
}
