package io.crossfoot.aggregate.merge;

import io.crossfoot.aggregate.partial.GroupTable;
import io.crossfoot.aggregate.partial.PartialEntries;
import io.crossfoot.common.feed.Aggregate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The store of all buckets. Pieces are appended; when those of a bucket have come to twice what its groups took when it
 * was last packed, they are added up and packed into one. So the store holds a small multiple of what the groups take,
 * however often they change, and all packing together costs what appending did.
 */
final class Pieces {

    /** Below this packing is not worth a thought. */
    private static final int LEAST_TO_PACK = 64 * 1024;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Aggregate aggregate;
    private final Map<String, Sizes> sizes = new HashMap<>();

    /** Bytes in each bucket of a batch: as it was packed, and since. A new life of the task begins to count anew. */
    private static final class Sizes {

        private final int[] packed = new int[Buckets.NUMBER];
        private final int[] appended = new int[Buckets.NUMBER];

        /** Whether it is time to pack. */
        boolean append(int bucket, int bytes) {
            appended[bucket] += bytes;
            return appended[bucket] > Math.max(packed[bucket], LEAST_TO_PACK);
        }

        void pack(int bucket, int bytes) {
            packed[bucket] = bytes;
            appended[bucket] = 0;
        }
    }

    Pieces(KeyValueStore<Bytes, byte[]> store, Aggregate aggregate) {
        this.store = store;
        this.aggregate = aggregate;
    }

    /** @param number greater than that of any piece before */
    void append(String batch, int bucket, long number, byte[] entries) {
        store.put(new StoreKeys(batch).piece(bucket, number), entries);
        Sizes known = sizes.computeIfAbsent(batch, unseen -> new Sizes());
        if (known.append(bucket, entries.length)) {
            known.pack(bucket, pack(batch, bucket, number));
        }
    }

    /** Adds what lies in a bucket to the groups. */
    void read(String batch, int bucket, GroupTable groups) {
        forEach(batch, bucket, piece -> groups.add(piece.value));
    }

    /** Adds what lies in a bucket to the groups, and deletes it. */
    void take(String batch, int bucket, GroupTable groups) {
        List<Bytes> taken = new ArrayList<>();
        forEach(batch, bucket, piece -> {
            groups.add(piece.value);
            taken.add(piece.key);
        });
        taken.forEach(store::delete);
    }

    /** Forgets what it knows of a batch of which nothing is left. */
    void forget(String batch) {
        sizes.remove(batch);
    }

    /** Puts one piece in the place of all; its length. */
    private int pack(String batch, int bucket, long number) {
        GroupTable groups = new GroupTable(aggregate.measures());
        take(batch, bucket, groups);
        PartialEntries packed = new PartialEntries();
        for (int group = 0; group < groups.size(); group++) {
            packed.add(groups, group);
        }
        byte[] entries = packed.drain().array();
        store.put(new StoreKeys(batch).piece(bucket, number), entries);
        return entries.length;
    }

    private void forEach(String batch, int bucket, Consumer<KeyValue<Bytes, byte[]>> action) {
        StoreKeys keys = new StoreKeys(batch);
        try (KeyValueIterator<Bytes, byte[]> range =
                store.range(keys.piece(bucket, 0), keys.piece(bucket, Long.MAX_VALUE))) {
            range.forEachRemaining(action);
        }
    }
}
