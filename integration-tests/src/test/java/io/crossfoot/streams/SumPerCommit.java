package io.crossfoot.streams;

import io.crossfoot.common.streams.CommitHook;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Adds up on the heap; once per commit stores each key's total, and forwards what was added and what it makes. */
final class SumPerCommit implements Processor<String, Long, String, String> {

    static final String TOTALS = "totals";
    static final String HOOK = "sum-commit";

    private final Map<String, Long> pending = new HashMap<>();
    private ProcessorContext<String, String> context;
    private KeyValueStore<String, Long> totals;

    @Override
    public void init(ProcessorContext<String, String> processorContext) {
        context = processorContext;
        totals = context.getStateStore(TOTALS);
        CommitHook.of(context, HOOK, this::beforeCommit);
    }

    @Override
    public void process(Record<String, Long> record) {
        pending.merge(record.key(), record.value(), Long::sum);
    }

    private void beforeCommit() {
        pending.forEach(this::add);
        pending.clear();
    }

    private void add(String key, Long added) {
        Long before = totals.get(key);
        long total = (before == null ? 0 : before) + added;
        totals.put(key, total);
        context.forward(new Record<>(key, added + "/" + total, context.currentStreamTimeMs()));
    }
}
