package io.crossfoot.ingest.format.delimited;

import io.crossfoot.common.feed.Column;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of one column. What fits a long is read without a detour. */
final class Numbers {

    /** Digits that fit a long in any case. */
    private static final int EASY_DIGITS = 18;

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
        if (isEasy(text, from, to)) {
            return easy(text, from, to);
        }
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
        if (impliedPoint && isEasy(text, from, to)) {
            return bytes(easy(text, from, to));
        }
        int point = to - scale - 1;
        if (!impliedPoint && scale > 0 && point > from && text.charAt(point) == '.') {
            return pointedDecimal(text, from, point, to);
        }
        return exactDecimal(text, from, to);
    }

    /** The usual form: all decimals are there. */
    private Object pointedDecimal(String text, int from, int point, int to) throws FieldProblem {
        if (to - from > EASY_DIGITS || !isEasy(text, from, point) || !isDigits(text, point + 1, to)) {
            return exactDecimal(text, from, to);
        }
        boolean negative = text.charAt(from) == '-';
        long number = easy(text, from, point);
        for (int i = point + 1; i < to; i++) {
            int digit = text.charAt(i) - '0';
            number = number * 10 + (negative ? -digit : digit);
        }
        return bytes(number);
    }

    private Object exactDecimal(String text, int from, int to) throws FieldProblem {
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

    /** Whether it is a sign, perhaps, and some digits. */
    private static boolean isEasy(String text, int from, int to) {
        char first = text.charAt(from);
        int digits = first == '-' || first == '+' ? from + 1 : from;
        return digits < to && to - digits <= EASY_DIGITS && isDigits(text, digits, to);
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char next = text.charAt(i);
            if (next < '0' || next > '9') {
                return false;
            }
        }
        return true;
    }

    private static long easy(String text, int from, int to) {
        char first = text.charAt(from);
        long number = 0;
        for (int i = first == '-' || first == '+' ? from + 1 : from; i < to; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return first == '-' ? -number : number;
    }

    /** The shortest two's complement, as {@link BigInteger#toByteArray} gives it. */
    private static ByteBuffer bytes(long unscaled) {
        int bits = Long.SIZE + 1 - Long.numberOfLeadingZeros(unscaled < 0 ? ~unscaled : unscaled);
        byte[] bytes = new byte[(bits + 7) / 8];
        long rest = unscaled;
        for (int i = bytes.length - 1; i >= 0; i--) {
            bytes[i] = (byte) rest;
            rest >>= 8;
        }
        return ByteBuffer.wrap(bytes);
    }
}
