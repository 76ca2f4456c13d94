package io.crossfoot.common.streams;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * A processor whose memory lives as long as its task. Kafka initialises a processor again when its task is revived after
 * a failure; here that makes all of it anew, so nothing of an aborted transaction is left on the heap.
 *
 * <pre>{@code
 * public Processor<String, Long, String, Long> get() {
 *     return new TaskProcessor<>(context -> new Count(context)::add);
 * }
 * }</pre>
 */
public final class TaskProcessor<KIn, VIn, KOut, VOut> implements Processor<KIn, VIn, KOut, VOut> {

    private final Function<ProcessorContext<KOut, VOut>, Consumer<Record<KIn, VIn>>> start;
    private @Nullable Consumer<Record<KIn, VIn>> task;

    /** @param start called once for each life of the task; what it returns is given each record */
    public TaskProcessor(Function<ProcessorContext<KOut, VOut>, Consumer<Record<KIn, VIn>>> start) {
        this.start = start;
    }

    @Override
    public void init(ProcessorContext<KOut, VOut> context) {
        task = start.apply(context);
    }

    @Override
    public void process(Record<KIn, VIn> record) {
        Objects.requireNonNull(task, "init has not been called").accept(record);
    }

    @Override
    public void close() {
        task = null;
    }
}
