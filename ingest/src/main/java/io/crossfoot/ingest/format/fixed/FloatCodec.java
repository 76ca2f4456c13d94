package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.feed.Fixed.FloatingPoint;
import io.crossfoot.common.feed.Fixed.Order;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads floating-point numbers as doubles. Hexadecimal ones have a sign, an exponent of 16 in excess 64, and a fraction of
 * 24 or 56 bits. Source of the rule: IBM's z/Architecture Principles of Operation, on hexadecimal floating point.
 */
final class FloatCodec implements FieldCodec {

    private static final int EXPONENT_BITS = 7;
    private static final int EXCESS = 64;
    private static final int BITS_OF_SIXTEEN = 4;

    private final int length;
    private final boolean hexadecimal;
    private final boolean reversed;

    FloatCodec(int length, FloatingPoint form, Order order) {
        this.length = length;
        this.hexadecimal = form == FloatingPoint.HEXADECIMAL;
        this.reversed = !hexadecimal && order == Order.LITTLE_ENDIAN;
    }

    @Override
    public boolean encode(RecordBytes record, int at, AvroBuffer out) {
        double number = number(record, at);
        if (!Double.isFinite(number)) {
            return false;
        }
        long bits = Double.doubleToLongBits(number);
        for (int i = 0; i < Double.BYTES; i++) {
            out.write((int) (bits >>> (i * Byte.SIZE)));
        }
        return true;
    }

    @Override
    public @Nullable String text(RecordBytes record, int at) {
        double number = number(record, at);
        return Double.isFinite(number) ? new BigDecimal(number).toPlainString() : null;
    }

    @Override
    public String problem(RecordBytes record, int at) {
        return "must be a finite number, got " + Shown.halfBytes(record, at, length);
    }

    private double number(RecordBytes record, int at) {
        long bits = bits(record, at);
        if (hexadecimal) {
            return hexadecimal(bits);
        }
        return length == Float.BYTES ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
    }

    private double hexadecimal(long bits) {
        int fractionBits = length * Byte.SIZE - EXPONENT_BITS - 1;
        int exponent = (int) ((bits >>> fractionBits) & ((1 << EXPONENT_BITS) - 1)) - EXCESS;
        long fraction = bits & ((1L << fractionBits) - 1);
        double number = Math.scalb((double) fraction, exponent * BITS_OF_SIXTEEN - fractionBits);
        boolean negative = ((bits >>> (fractionBits + EXPONENT_BITS)) & 1) == 1;
        return negative ? -number : number;
    }

    private long bits(RecordBytes record, int at) {
        long bits = 0;
        for (int i = 0; i < length; i++) {
            int from = reversed ? at + length - 1 - i : at + i;
            bits = (bits << Byte.SIZE) | (record.bytes()[from] & 0xff);
        }
        return bits;
    }
}
