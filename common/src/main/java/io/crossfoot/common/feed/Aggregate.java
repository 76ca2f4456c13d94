package io.crossfoot.common.feed;

import io.crossfoot.common.field.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Results that are worked out of each batch: the number of records and the measures, per group and window.
 *
 * @param name stands in the result topic's name, {@code <feed>.<name>}
 * @param groupBy fields of the event; none makes one group of the batch
 * @param window length of the tumbling windows of event time; left out, the window is the whole batch
 */
public record Aggregate(String name, List<String> groupBy, Optional<Duration> window, List<Measure> measures) {

    /**
     * A measure: the sum, the least or the greatest of a numeric field.
     *
     * @param when only records for which this holds
     */
    public record Measure(
            String name, Optional<String> sum, Optional<String> min, Optional<String> max, Optional<Condition> when) {

        public Measure {
            if (sum.stream().count() + min.stream().count() + max.stream().count() != 1) {
                throw new IllegalArgumentException(
                        "Measure '%s' must have one of sum, min and max, each naming a field".formatted(name));
            }
        }

        /** The field that is measured. */
        public String field() {
            return sum.or(() -> min).or(() -> max).orElseThrow();
        }

        public boolean isSum() {
            return sum.isPresent();
        }

        public boolean isMin() {
            return min.isPresent();
        }
    }

    public Aggregate {
        groupBy = List.copyOf(groupBy);
        measures = List.copyOf(measures);
        window.filter(length -> length.toMillis() <= 0).ifPresent(length -> {
            throw new IllegalArgumentException(
                    "Aggregate '%s': window must be longer than nothing, got %s".formatted(name, length));
        });
    }

    /** Name of the feed's total that the sums of this measure, over all groups, must come to. */
    public String totalOf(Measure measure) {
        return name + '/' + measure.name();
    }
}
