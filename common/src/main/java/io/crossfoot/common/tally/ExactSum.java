package io.crossfoot.common.tally;

import io.crossfoot.common.field.DecimalConsumer;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A running sum of decimals that is never rounded and never overflows. It works on a long for as long as the sum fits
 * one, which amounts of money nearly always do.
 */
public final class ExactSum implements DecimalConsumer {

    private long small;
    private BigInteger large = BigInteger.ZERO;
    private int scale;

    /** Zero, shown with so many decimals. */
    public ExactSum(int scale) {
        this.scale = scale;
    }

    @Override
    public void add(long unscaled, int scale) {
        if (scale != this.scale && !adopt(scale)) {
            add(BigDecimal.valueOf(unscaled, scale));
            return;
        }
        long sum = small + unscaled;
        if (((small ^ sum) & (unscaled ^ sum)) < 0) {
            spill();
            sum = unscaled;
        }
        small = sum;
    }

    @Override
    public void add(BigDecimal value) {
        BigInteger unscaled = value.unscaledValue();
        if (value.scale() == scale && unscaled.bitLength() < Long.SIZE) {
            add(unscaled.longValue(), scale);
            return;
        }
        if (value.scale() > scale) {
            rescale(value.scale());
        }
        spill();
        large = large.add(value.setScale(scale).unscaledValue());
    }

    public void add(ExactSum other) {
        other.addTo(this);
    }

    /** Hands the sum on, as a long where it fits one. */
    public void addTo(DecimalConsumer consumer) {
        if (large.signum() == 0) {
            consumer.add(small, scale);
        } else {
            consumer.add(value());
        }
    }

    public BigDecimal value() {
        return new BigDecimal(large.add(BigInteger.valueOf(small)), scale);
    }

    /** Zero is the same with any number of decimals. */
    private boolean adopt(int finer) {
        if (finer < scale || small != 0 || large.signum() != 0) {
            return false;
        }
        scale = finer;
        return true;
    }

    private void rescale(int finer) {
        large = value().setScale(finer).unscaledValue();
        small = 0;
        scale = finer;
    }

    private void spill() {
        large = large.add(BigInteger.valueOf(small));
        small = 0;
    }

    @Override
    public String toString() {
        return value().toPlainString();
    }
}
