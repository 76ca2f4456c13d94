package io.crossfoot.common.field;

import java.math.BigDecimal;

/** Takes in exact decimals, those that fit one as a long, without making an object of each. */
public interface DecimalConsumer {

    /** Takes in {@code unscaled / 10^scale}. */
    void add(long unscaled, int scale);

    void add(BigDecimal value);
}
