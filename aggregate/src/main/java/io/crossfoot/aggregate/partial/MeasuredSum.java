package io.crossfoot.aggregate.partial;

import io.crossfoot.common.field.DecimalConsumer;
import io.crossfoot.common.tally.ExactSum;
import java.math.BigDecimal;

final class MeasuredSum implements MeasuredValue {

    private final ExactSum sum = new ExactSum(0);
    private boolean present;

    @Override
    public void add(long unscaled, int scale) {
        present = true;
        sum.add(unscaled, scale);
    }

    @Override
    public void add(BigDecimal value) {
        present = true;
        sum.add(value);
    }

    @Override
    public boolean isPresent() {
        return present;
    }

    @Override
    public void addTo(DecimalConsumer consumer) {
        sum.addTo(consumer);
    }

    @Override
    public BigDecimal value() {
        return sum.value();
    }
}
