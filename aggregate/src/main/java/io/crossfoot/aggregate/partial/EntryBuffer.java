package io.crossfoot.aggregate.partial;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.field.DecimalConsumer;
import java.math.BigDecimal;

/**
 * Partial results being written. A decimal is its scale and its form, {@code scale * 4 + form}, then by its form: nothing
 * where there is no value, the unscaled value as a number, or its length and its two's complement. {@link EncodedMeasures}
 * reads it.
 */
final class EntryBuffer extends AvroBuffer implements DecimalConsumer {

    static final int ABSENT = 0;
    static final int SMALL = 1;
    static final int LARGE = 2;

    void addAbsent() {
        writeLong(ABSENT);
    }

    @Override
    public void add(long unscaled, int scale) {
        writeLong(scale * 4L + SMALL);
        writeLong(unscaled);
    }

    @Override
    public void add(BigDecimal value) {
        byte[] unscaled = value.unscaledValue().toByteArray();
        writeLong(value.scale() * 4L + LARGE);
        writeBytes(unscaled, 0, unscaled.length);
    }
}
