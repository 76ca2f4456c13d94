package io.crossfoot.aggregate.merge;

import io.crossfoot.schema.Tally;
import io.crossfoot.schema.aggregate.MergePhase;
import io.crossfoot.schema.aggregate.MergeState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Where each batch stands. One that is done is remembered for a while, so that nothing of it happens twice. */
final class MergeStates {

    private final KeyValueStore<String, MergeState> store;

    MergeStates(KeyValueStore<String, MergeState> store) {
        this.store = store;
    }

    /** The state of a batch, to be changed and {@link #put}. */
    MergeState of(String batch) {
        MergeState known = store.get(batch);
        return known == null ? fresh() : known;
    }

    void put(String batch, MergeState state, Instant now) {
        state.setChangedAt(now);
        store.put(batch, state);
    }

    /** Forgets the batches that are done and have not changed since. */
    void forget(Instant before) {
        List<String> old = new ArrayList<>();
        try (KeyValueIterator<String, MergeState> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, MergeState> next = all.next();
                if (isDone(next.value) && next.value.getChangedAt().isBefore(before)) {
                    old.add(next.key);
                }
            }
        }
        old.forEach(store::delete);
    }

    private static boolean isDone(MergeState state) {
        return state.getWalk() == null
                && (state.getPhase() == MergePhase.PUBLISHED || state.getPhase() == MergePhase.DISCARDED);
    }

    private static MergeState fresh() {
        return new MergeState(
                MergePhase.OPEN, new ArrayList<>(), false, 0, false, null, null, 0L, zero(), Instant.EPOCH);
    }

    static Tally zero() {
        return new Tally(0L, Map.of(), 0L, 0L);
    }
}
