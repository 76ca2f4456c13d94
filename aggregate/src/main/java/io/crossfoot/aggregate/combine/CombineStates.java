package io.crossfoot.aggregate.combine;

import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.schema.Tally;
import io.crossfoot.schema.aggregate.CombineCount;
import io.crossfoot.schema.aggregate.CombineState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What has been sent of each batch. A batch that has ended is remembered for a while, in case events come late. */
final class CombineStates {

    private final KeyValueStore<String, CombineState> store;
    private final int targets;

    CombineStates(KeyValueStore<String, CombineState> store, int targets) {
        this.store = store;
        this.targets = targets;
    }

    /** The state of a batch, to be changed and {@link #put}. */
    CombineState of(String batch) {
        CombineState known = store.get(batch);
        return known == null ? new CombineState(0, new ArrayList<>(), new HashMap<>(), false, Instant.EPOCH) : known;
    }

    /** The part of a batch's state that is about one aggregate. */
    CombineCount countOf(CombineState state, Aggregate aggregate) {
        return state.getAggregates().computeIfAbsent(aggregate.name(), unseen -> nothing());
    }

    void put(String batch, CombineState state, Instant now) {
        state.setChangedAt(now);
        store.put(batch, state);
    }

    /** Forgets the batches that have not changed since. */
    void forget(Instant before) {
        List<String> old = new ArrayList<>();
        try (KeyValueIterator<String, CombineState> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, CombineState> next = all.next();
                if (next.value.getAnnounced() && next.value.getChangedAt().isBefore(before)) {
                    old.add(next.key);
                }
            }
        }
        old.forEach(store::delete);
    }

    private CombineCount nothing() {
        List<Tally> sent = new ArrayList<>(
                Stream.generate(CombineStates::zero).limit(targets).toList());
        return new CombineCount(sent, zero());
    }

    private static Tally zero() {
        return new Tally(0L, Map.of(), 0L, 0L);
    }
}
