package io.crossfoot.ingest.format.column;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.feed.Column;
import io.crossfoot.ingest.format.EightBytes;

/** Encodes the numbers of one column from their bytes, where they fit a long; leaves the others to {@link Numbers}. */
final class QuickNumbers implements QuickEncoder {

    /** Digits that fit a long in any case. */
    private static final int MOST_DIGITS = 18;

    private static final long[] POWERS = powers();

    private final boolean decimal;
    private final boolean pointed;
    private final int scale;

    QuickNumbers(Column column) {
        this.decimal = column.type() == Column.Type.DECIMAL;
        this.pointed = decimal && !column.impliedPoint();
        this.scale = decimal ? column.scale() : 0;
    }

    @Override
    public boolean encode(byte[] line, int from, int to, AvroBuffer out) {
        boolean signed = line[from] == '-' || line[from] == '+';
        int begin = signed ? from + 1 : from;
        int point = pointed ? point(line, begin, to) : to;
        int decimals = Math.max(to - point - 1, 0);
        int missing = pointed ? scale - decimals : 0;
        if (to == begin || to - begin + missing > MOST_DIGITS || missing < 0) {
            return false;
        }
        long whole = digits(line, begin, point);
        long part = digits(line, Math.min(point + 1, to), to);
        if ((whole | part) < 0 || (point == begin && decimals == 0)) {
            return false;
        }
        long number = (whole * POWERS[decimals] + part) * POWERS[missing];
        write(line[from] == '-' ? -number : number, out);
        return true;
    }

    /** Where the point is, mostly before the last decimals; the end if there is none. */
    private int point(byte[] line, int from, int to) {
        int usual = to - scale - 1;
        if (usual >= from && line[usual] == '.') {
            return usual;
        }
        int point = from;
        while (point < to && line[point] != '.') {
            point++;
        }
        return point;
    }

    /** The number that these digits make, 0 for none; less than 0 if one is no digit. */
    private static long digits(byte[] line, int from, int to) {
        if (to - from <= Long.BYTES) {
            return fewDigits(line, from, to);
        }
        long high = digits(line, from, to - Long.BYTES);
        long low = EightBytes.number(EightBytes.at(line, to - Long.BYTES));
        return (high | low) < 0 ? -1 : high * 100_000_000 + low;
    }

    private static long fewDigits(byte[] line, int from, int to) {
        if (to < Long.BYTES || from == to) {
            return digitsOneByOne(line, from, to);
        }
        long eight = EightBytes.at(line, to - Long.BYTES);
        return EightBytes.number(EightBytes.lastAmongZeros(eight, to - from));
    }

    private static long digitsOneByOne(byte[] line, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = line[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private void write(long number, AvroBuffer out) {
        if (decimal) {
            out.writeUnscaled(number);
        } else {
            out.writeLong(number);
        }
    }

    private static long[] powers() {
        long[] powers = new long[MOST_DIGITS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
