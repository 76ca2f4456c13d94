package io.crossfoot.common.streams;

import java.util.stream.Stream;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CachingKeyValueStore;
import org.apache.kafka.streams.state.internals.CachingSessionStore;
import org.apache.kafka.streams.state.internals.CachingWindowStore;
import org.apache.kafka.streams.state.internals.TimeOrderedCachingWindowStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/**
 * Lets a processor act just before its task commits: it adds up in plain objects on the heap, record after record, and
 * puts the outcome into its stores and on its way once per commit. What a store costs per record (two serdes, a lookup
 * and a line in the changelog) is then paid once per commit.
 *
 * <pre>{@code
 * class Count implements Processor<String, Long, String, Long>, ... {
 *     public void init(ProcessorContext<String, Long> context) {
 *         totals = context.getStateStore("totals");
 *         CommitHook.of(context, "count-commit", this::beforeCommit);
 *     }
 *     public void process(Record<String, Long> record) {
 *         pending.merge(record.key(), record.value(), Long::sum);
 *     }
 *     private void beforeCommit() {
 *         pending.forEach(this::addToTotals);   // totals.put(...), context.forward(...)
 *         pending.clear();
 *     }
 * }
 * }</pre>
 *
 * <p>One commit under exactly-once, two records read since the last:
 *
 * <pre>
 *   StreamThread                          processor         transaction
 *   process(a, offset 7)                  pending {a=1}     open
 *   process(a, offset 8)                  pending {a=2}     .
 *   commit interval has passed
 *   StreamTask.prepareCommit
 *     stateMgr.flushCache ─▶ hook         totals.put(a, 2)  changelog a=2
 *                                         forward(a, 2)     output    a=2
 *     recordCollector.flush               pending {}        . all sends acknowledged
 *     offsets to commit: 9                                  offset 9
 *   producer.commitTransaction                              committed: all three, or none
 * </pre>
 *
 * <p>A crash before the last line aborts the transaction. The task then starts from offset 7 with the stores as they
 * were, and a processor that has been made anew: nothing is lost, nothing counts twice. For the same reason a task that
 * is closed after a failure may run the action once more and harm nothing: its transaction is never committed.
 *
 * <p>The action runs on the task's own thread: when the task commits, when it is closed or moves to another instance,
 * and under {@link org.apache.kafka.streams.TopologyTestDriver} after every record. It does not run where nothing has
 * been processed since the last commit, nor for standby tasks. It has no record of its own to stand for: as in a
 * punctuator, the record's metadata is absent and stores log at stream time. What it throws ends the task as any error
 * of a store does; the processing exception handler is not asked.
 *
 * <p><b>No caching.</b> Kafka flushes stores in the topology's order, and those of one processor in none: what the
 * action writes to a cache that has been flushed already would miss this commit, though the offsets do not. So the
 * processor's own stores must not cache, which {@link #of} makes sure of. Processors further down may: their stores
 * come later in the order, unless one of them is shared with a processor above.
 *
 * <p>This is the one place of Crossfoot that rests on Kafka's internals ({@code CachedStateStore.flushCache}, the same
 * way that the DSL's caches forward what they hold back); a test on a real broker holds every Kafka release to it.
 */
public final class CommitHook {

    private CommitHook() {}

    /** The store to connect to the processor; it holds nothing and has no changelog. */
    public static StoreBuilder<StateStore> store(String name) {
        return new CommitHookStoreBuilder(name);
    }

    /**
     * Sets what a processor does before its task commits. To be called from its {@code init}.
     *
     * @param storeName the name given to {@link #store}
     * @throws IllegalArgumentException where that is no commit hook, has an action already, or another store caches
     */
    public static void of(ProcessorContext<?, ?> context, String storeName, Runnable beforeCommit) {
        if (!(context instanceof InternalProcessorContext<?, ?> internal)) {
            throw new IllegalArgumentException("A commit hook needs a running task, got a "
                    + context.getClass().getName() + "; test the processor with TopologyTestDriver");
        }
        StateStore store = context.getStateStore(storeName);
        if (!(store instanceof CommitHookStore hook)) {
            throw new IllegalArgumentException(
                    "Store '%s' is no commit hook; build it with CommitHook.store".formatted(storeName));
        }
        refuseCaches(internal);
        hook.runBeforeCommit(internal, beforeCommit);
    }

    private static void refuseCaches(InternalProcessorContext<?, ?> context) {
        for (String name : context.currentNode().stateStores) {
            if (isCaching(context.getStateStore(name))) {
                throw new StreamsException(
                        ("Store '%s' of processor '%s' caches: what the commit hook writes there could"
                                        + " miss the commit. Build it with withCachingDisabled().")
                                .formatted(name, context.currentNode().name()));
            }
        }
    }

    private static boolean isCaching(StateStore store) {
        return store instanceof WrappedStateStore<?, ?, ?> wrapped
                && Stream.of(
                                CachingKeyValueStore.class,
                                CachingWindowStore.class,
                                TimeOrderedCachingWindowStore.class,
                                CachingSessionStore.class)
                        .anyMatch(caching -> wrapped.findInner(caching) != null);
    }
}
