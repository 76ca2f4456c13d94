package io.crossfoot.reconcile.rest;

import com.codahale.metrics.CachedGauge;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.crossfoot.schema.BatchState;
import io.crossfoot.schema.Verdict;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How many batches are in each state, counted every ten seconds at most. */
final class BatchCounts extends CachedGauge<Map<BatchState, Long>> {

    private final Supplier<List<Verdict>> verdicts;

    private BatchCounts(Supplier<List<Verdict>> verdicts) {
        super(10, TimeUnit.SECONDS);
        this.verdicts = verdicts;
    }

    /** Registers a gauge for each state, such as {@code reconcile.batches.held}. */
    static void register(Supplier<List<Verdict>> verdicts, MetricRegistry metrics) {
        BatchCounts counts = new BatchCounts(verdicts);
        for (BatchState state : BatchState.values()) {
            Gauge<Long> gauge = () -> counts.getValue().getOrDefault(state, 0L);
            metrics.gauge("reconcile.batches." + BatchView.kebab(state), () -> gauge);
        }
    }

    @Override
    protected Map<BatchState, Long> loadValue() {
        return verdicts.get().stream().collect(Collectors.groupingBy(Verdict::getState, Collectors.counting()));
    }
}
