package io.crossfoot.common.streams;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/** A store without content, which Kafka asks to flush its cache before every commit. */
final class CommitHookStore implements StateStore, CachedStateStore<Object, Object> {

    private static final long NO_OFFSET = -1;
    private static final int NO_PARTITION = -1;

    private final String name;
    private @Nullable Action action;
    private boolean open;

    /** What to run, and as which processor. Absent in standby tasks, and before the processor is initialised. */
    private record Action(InternalProcessorContext<?, ?> context, ProcessorNode<?, ?, ?, ?> node, Runnable body) {}

    CommitHookStore(String name) {
        this.name = name;
    }

    /** To be called while the processor is initialised, as the context then stands at its node. */
    void runBeforeCommit(InternalProcessorContext<?, ?> context, Runnable body) {
        if (action != null && action.node != context.currentNode()) {
            throw new IllegalArgumentException(
                    "Commit hook '%s' of processor '%s' is also used by '%s'; give each its own"
                            .formatted(
                                    name,
                                    action.node.name(),
                                    context.currentNode().name()));
        }
        action = new Action(context, context.currentNode(), body);
    }

    @Override
    public void flushCache() {
        if (action != null) {
            run(action);
        }
    }

    /** Called when the task turns from active to standby or back: its processors are made anew. */
    @Override
    public void clearCache() {
        action = null;
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<Object, Object> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {});
        open = true;
    }

    @Override
    public void close() {
        action = null;
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    private void run(Action due) {
        InternalProcessorContext<?, ?> context = due.context;
        ProcessorNode<?, ?, ?, ?> nodeBefore = context.currentNode();
        ProcessorRecordContext recordBefore = context.recordContext();
        context.setCurrentNode(due.node);
        context.setRecordContext(noRecord(context));
        try {
            due.body.run();
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StreamsException(
                    "Processor '%s' of task %s failed before its commit".formatted(due.node.name(), context.taskId()),
                    e);
        } finally {
            context.setCurrentNode(nodeBefore);
            context.setRecordContext(recordBefore);
        }
    }

    /** What a punctuator is given as well. Wall-clock time where no record has been seen yet, as no log takes less than 0. */
    private static ProcessorRecordContext noRecord(InternalProcessorContext<?, ?> context) {
        long streamTime = context.currentStreamTimeMs();
        long timestamp = streamTime >= 0 ? streamTime : context.currentSystemTimeMs();
        return new ProcessorRecordContext(timestamp, NO_OFFSET, NO_PARTITION, null, new RecordHeaders());
    }
}
