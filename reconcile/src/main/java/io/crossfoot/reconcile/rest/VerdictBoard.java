package io.crossfoot.reconcile.rest;

import static java.util.Objects.requireNonNull;

import com.codahale.metrics.MetricRegistry;
import io.crossfoot.common.app.Service;
import io.crossfoot.schema.Verdict;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The latest verdict on every batch. Each instance has all of them, whichever partitions it has, so that each can
 * answer for all. Closed until the app has caught up with what was said before it started, so that it never takes an
 * old batch for an unknown one: as a service, it starts after the streams.
 */
public final class VerdictBoard implements ProcessorSupplier<String, Verdict, Void, Void>, Service {

    private static final String STORE = "verdicts";

    private final List<Consumer<Verdict>> watchers = new CopyOnWriteArrayList<>();
    private volatile @Nullable KeyValueStore<String, Verdict> store;
    private volatile boolean open;

    @Inject
    public VerdictBoard(MetricRegistry metrics) {
        BatchCounts.register(() -> open ? startingWith("") : List.of(), metrics);
    }

    /** The board's own store, filled from the verdicts topic. */
    public StoreBuilder<KeyValueStore<String, Verdict>> store(Serde<Verdict> verdicts) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), verdicts)
                .withLoggingDisabled()
                .withCachingDisabled();
    }

    @Override
    public Processor<String, Verdict, Void, Void> get() {
        return new Update();
    }

    @Override
    public void start() {
        open = true;
    }

    @Override
    public void stop() {
        open = false;
    }

    /**
     * The latest verdict on the batch.
     *
     * @throws InvalidStateStoreException while the board is closed
     */
    Optional<Verdict> find(String batch) {
        return Optional.ofNullable(readable().get(batch));
    }

    /**
     * The latest verdicts on the batches whose names begin so; on all, if that is empty.
     *
     * @throws InvalidStateStoreException while the board is closed
     */
    List<Verdict> startingWith(String prefix) {
        List<Verdict> verdicts = new ArrayList<>();
        KeyValueStore<String, Verdict> board = readable();
        try (KeyValueIterator<String, Verdict> found =
                prefix.isEmpty() ? board.all() : board.prefixScan(prefix, new StringSerializer())) {
            found.forEachRemaining(entry -> verdicts.add(entry.value));
        }
        return verdicts;
    }

    /** Tells of every verdict from now on, once it is on the board. */
    void watch(Consumer<Verdict> watcher) {
        watchers.add(watcher);
    }

    private KeyValueStore<String, Verdict> readable() {
        KeyValueStore<String, Verdict> readable = store;
        if (!open || readable == null) {
            throw new InvalidStateStoreException("The board of verdicts is closed: the app is starting or stopping");
        }
        return readable;
    }

    private void put(KeyValueStore<String, Verdict> target, Record<String, Verdict> message) {
        target.put(message.key(), message.value());
        if (message.value() != null) {
            watchers.forEach(watcher -> watcher.accept(message.value()));
        }
    }

    /** Puts each verdict up; also runs over those of the past when the app starts. */
    private final class Update implements Processor<String, Verdict, Void, Void> {

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, Verdict> message) {
            put(requireNonNull(store), message);
        }
    }
}
