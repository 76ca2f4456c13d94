package io.crossfoot.aggregate.publish;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.field.DecimalConsumer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Writes decimals as Avro strings in plain notation; those that fit a long without making an object of any. For one thread. */
final class PlainDecimals implements DecimalConsumer {

    /** With so many, and a digit before the point, no long has more digits. */
    private static final int MOST_DECIMALS = 18;

    /** 19 digits, a point and a sign. */
    private static final int LONGEST = 21;

    private final AvroBuffer output;
    private final byte[] text = new byte[LONGEST];

    PlainDecimals(AvroBuffer output) {
        this.output = output;
    }

    @Override
    public void add(long unscaled, int scale) {
        if (scale < 0 || scale > MOST_DECIMALS || unscaled == Long.MIN_VALUE) {
            add(BigDecimal.valueOf(unscaled, scale));
            return;
        }
        int start = digits(Math.abs(unscaled), scale);
        if (unscaled < 0) {
            text[--start] = '-';
        }
        output.writeBytes(text, start, LONGEST - start);
    }

    @Override
    public void add(BigDecimal value) {
        byte[] plain = value.toPlainString().getBytes(StandardCharsets.US_ASCII);
        output.writeBytes(plain, 0, plain.length);
    }

    /** Writes from the last digit to the first, at least one of them before the point; where the first stands. */
    private int digits(long unscaled, int scale) {
        int start = LONGEST;
        long rest = unscaled;
        for (int digit = 0; digit <= scale || rest > 0; digit++) {
            if (digit == scale && scale > 0) {
                text[--start] = '.';
            }
            text[--start] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return start;
    }
}
