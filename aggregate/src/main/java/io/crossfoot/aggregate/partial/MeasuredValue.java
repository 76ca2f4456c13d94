package io.crossfoot.aggregate.partial;

import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.field.DecimalConsumer;
import java.math.BigDecimal;

/** One measure of a group: takes in the values of records, and of other partial results of the same group. */
sealed interface MeasuredValue extends DecimalConsumer permits MeasuredSum, MeasuredExtreme {

    static MeasuredValue of(Aggregate.Measure measure) {
        return measure.isSum() ? new MeasuredSum() : new MeasuredExtreme(measure.isMin());
    }

    /** Whether any record of the group had a value. */
    boolean isPresent();

    /** Hands the measure on, where it is present. */
    void addTo(DecimalConsumer consumer);

    /** The measure, where it is present. */
    BigDecimal value();
}
