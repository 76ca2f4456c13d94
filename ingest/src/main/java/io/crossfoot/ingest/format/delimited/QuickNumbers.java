package io.crossfoot.ingest.format.delimited;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.feed.Column;

/** Encodes the numbers of one column from their bytes, where they fit a long; leaves the others to {@link Numbers}. */
final class QuickNumbers implements QuickEncoder {

    /** Digits that fit a long in any case. */
    private static final int MOST_DIGITS = 18;

    private static final int NO_POINT = -1;

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
        int point = NO_POINT;
        long number = 0;
        for (int i = signed ? from + 1 : from; i < to; i++) {
            int digit = line[i] - '0';
            if (digit >= 0 && digit <= 9) {
                number = number * 10 + digit;
            } else if (line[i] == '.' && pointed && point == NO_POINT) {
                point = i;
            } else {
                return false;
            }
        }
        int digits = to - from - (signed ? 1 : 0) - (point == NO_POINT ? 0 : 1);
        int missing = pointed ? scale - (point == NO_POINT ? 0 : to - point - 1) : 0;
        if (digits == 0 || missing < 0 || digits + missing > MOST_DIGITS) {
            return false;
        }
        write(line[from] == '-' ? -number * POWERS[missing] : number * POWERS[missing], out);
        return true;
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
