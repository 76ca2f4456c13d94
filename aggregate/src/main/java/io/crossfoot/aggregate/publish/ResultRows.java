package io.crossfoot.aggregate.publish;

import io.crossfoot.aggregate.partial.Accumulator;
import io.crossfoot.aggregate.partial.GroupKey;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.schema.AggregateKey;
import io.crossfoot.schema.AggregateResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the groups of an aggregate as the rows of its result topic. */
public final class ResultRows {

    private final Aggregate aggregate;

    public ResultRows(Aggregate aggregate) {
        this.aggregate = aggregate;
    }

    public AggregateKey key(String batch, GroupKey group) {
        return new AggregateKey(batch, windowStart(group), group.values());
    }

    public AggregateResult row(String batch, GroupKey group, Accumulator accumulator) {
        Instant start = windowStart(group);
        Instant end = start == null ? null : start.plus(aggregate.window().orElse(Duration.ZERO));
        return new AggregateResult(
                batch,
                aggregate.name(),
                start,
                end,
                values(group.values()),
                accumulator.records(),
                measures(accumulator));
    }

    private Map<String, String> values(List<String> values) {
        Map<String, String> byField = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            byField.put(aggregate.groupBy().get(i), values.get(i));
        }
        return byField;
    }

    private Map<String, String> measures(Accumulator accumulator) {
        Map<String, String> measures = new TreeMap<>();
        for (int i = 0; i < aggregate.measures().size(); i++) {
            String name = aggregate.measures().get(i).name();
            accumulator.value(i).ifPresent(value -> measures.put(name, value.toPlainString()));
        }
        return measures;
    }

    private static @Nullable Instant windowStart(GroupKey group) {
        return group.windowStart().isPresent()
                ? Instant.ofEpochMilli(group.windowStart().getAsLong())
                : null;
    }
}
