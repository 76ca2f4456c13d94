package io.crossfoot.aggregate.merge;

import io.crossfoot.aggregate.partial.Accumulator;
import io.crossfoot.aggregate.partial.EntryBuffer;
import io.crossfoot.aggregate.partial.GroupKey;
import io.crossfoot.aggregate.partial.PartialEntries;
import io.crossfoot.common.batch.AvroCursor;
import io.crossfoot.common.feed.Aggregate;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The groups of all batches in one partition of the merge. They change on the heap, and go to the store once per commit
 * however often they changed.
 */
final class Groups {

    /** Is told of one group. */
    @FunctionalInterface
    interface Visitor {
        void group(GroupKey key, Accumulator accumulator);
    }

    private final KeyValueStore<Bytes, byte[]> store;
    private final Aggregate aggregate;
    private final int maxCached;
    private final EntryBuffer buffer = new EntryBuffer();
    private final Map<String, CachedGroups> cache = new HashMap<>();

    /** One batch's groups on the heap: those that have changed, and those that are as the store has them. */
    private record CachedGroups(
            StoreKeys keys, Map<GroupKey, Accumulator> changed, Map<GroupKey, Accumulator> unchanged) {

        static CachedGroups of(String batch) {
            return new CachedGroups(new StoreKeys(batch), new HashMap<>(), new HashMap<>());
        }

        int size() {
            return changed.size() + unchanged.size();
        }
    }

    Groups(KeyValueStore<Bytes, byte[]> store, Aggregate aggregate, int maxCached) {
        this.store = store;
        this.aggregate = aggregate;
        this.maxCached = maxCached;
    }

    /** Adds partial results of a batch to its groups. */
    void add(String batch, ByteBuffer entries) {
        CachedGroups groups = cached(batch);
        PartialEntries.forEach(
                entries,
                (key, encoded, bytes) -> groups.changed
                        .computeIfAbsent(key, unchanged -> load(groups, unchanged))
                        .add(encoded, bytes));
        if (cache.values().stream().mapToInt(CachedGroups::size).sum() > maxCached) {
            store();
            cache.clear();
        }
    }

    /** Writes what has changed to the store. */
    void store() {
        cache.values().forEach(this::store);
        cache.values().removeIf(groups -> groups.size() == 0);
    }

    /**
     * Visits the groups of a batch in the order of their keys.
     *
     * @param after key to begin behind, empty to begin with the first
     * @return key of the last group visited; empty if there are no more behind it
     */
    Optional<byte[]> visit(String batch, byte[] after, int limit, Visitor visitor) {
        store();
        StoreKeys keys = new StoreKeys(batch);
        try (KeyValueIterator<Bytes, byte[]> groups = store.range(keys.after(after), keys.end())) {
            byte[] last = after;
            for (int visited = 0; visited < limit && groups.hasNext(); visited++) {
                KeyValue<Bytes, byte[]> next = groups.next();
                last = keys.groupOf(next.key);
                visitor.group(GroupKey.of(last), decode(next.value));
            }
            return groups.hasNext() ? Optional.of(last) : Optional.empty();
        }
    }

    void delete(String batch, GroupKey group) {
        cache.remove(batch);
        store.delete(new StoreKeys(batch).of(group));
    }

    private CachedGroups cached(String batch) {
        return cache.computeIfAbsent(batch, CachedGroups::of);
    }

    private Accumulator load(CachedGroups groups, GroupKey key) {
        Accumulator unchanged = groups.unchanged.remove(key);
        if (unchanged != null) {
            return unchanged;
        }
        byte[] stored = store.get(groups.keys.of(key));
        return stored == null ? new Accumulator(aggregate.measures()) : decode(stored);
    }

    private void store(CachedGroups groups) {
        groups.changed.forEach((key, accumulator) -> {
            buffer.clear();
            accumulator.writeTo(buffer);
            store.put(groups.keys.of(key), buffer.toByteArray());
        });
        groups.unchanged.putAll(groups.changed);
        groups.changed.clear();
    }

    private Accumulator decode(byte[] stored) {
        Accumulator accumulator = new Accumulator(aggregate.measures());
        accumulator.add(new AvroCursor(stored, 0), stored);
        return accumulator;
    }
}
