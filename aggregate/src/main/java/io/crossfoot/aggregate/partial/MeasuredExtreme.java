package io.crossfoot.aggregate.partial;

import io.crossfoot.common.field.DecimalConsumer;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The least or the greatest value, as a long for as long as all values fit one and have the same scale. */
final class MeasuredExtreme implements MeasuredValue {

    private final boolean least;
    private boolean present;
    private long small;
    private int scale;
    private @Nullable BigDecimal large;

    MeasuredExtreme(boolean least) {
        this.least = least;
    }

    @Override
    public void add(long unscaled, int scale) {
        if (!present) {
            present = true;
            small = unscaled;
            this.scale = scale;
        } else if (large == null && scale == this.scale) {
            small = least ? Math.min(small, unscaled) : Math.max(small, unscaled);
        } else {
            add(BigDecimal.valueOf(unscaled, scale));
        }
    }

    @Override
    public void add(BigDecimal value) {
        BigDecimal other = present ? value() : value;
        present = true;
        large = least ? other.min(value) : other.max(value);
    }

    @Override
    public boolean isPresent() {
        return present;
    }

    @Override
    public void addTo(DecimalConsumer consumer) {
        if (large == null) {
            consumer.add(small, scale);
        } else {
            consumer.add(large);
        }
    }

    @Override
    public BigDecimal value() {
        return large == null ? BigDecimal.valueOf(small, scale) : large;
    }
}
