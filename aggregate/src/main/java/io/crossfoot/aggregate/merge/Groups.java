package io.crossfoot.aggregate.merge;

import io.crossfoot.aggregate.partial.Accumulator;
import io.crossfoot.aggregate.partial.GroupKey;
import io.crossfoot.aggregate.partial.PartialEntries;
import io.crossfoot.common.feed.Aggregate;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The groups of all batches in one partition of the merge.
 *
 * <p>Partial results are not added to their groups when they come: that would take a lookup, a write and a line of the
 * changelog for each. They are dealt out to {@value Buckets#NUMBER} buckets by the hash of their group, as the bytes they
 * are, and go to the store in one piece a bucket and commit. What belongs to a group lies in one bucket, so a walk adds
 * up a bucket after the other, and never holds more than a bucket's groups. (Databases call this a Grace hash
 * aggregation.)
 *
 * <pre>
 *   partials ─▶ bucket 0  ▒▒▒ ─┐ commit    batch, bucket 0, piece 17
 *               bucket 1  ▒   ─┼───────▶   batch, bucket 1, piece 17      a walk reads all pieces of bucket 0, then
 *               …              │           …                              those of bucket 1, …
 *               bucket 255 ▒▒ ─┘           batch, bucket 255, piece 17
 * </pre>
 *
 * A batch that trickles in for hours would leave pieces without end; see {@link Pieces} for what is done about it.
 */
final class Groups {

    /** Is told of one group. */
    @FunctionalInterface
    interface Visitor {
        void group(GroupKey key, Accumulator accumulator);
    }

    private final Pieces pieces;
    private final Aggregate aggregate;
    private final int maxHeld;
    private final Map<String, Buckets> arrived = new HashMap<>();
    private int held;

    /** @param maxHeld bytes of partial results held on the heap; beyond, they go to the store before the commit */
    Groups(KeyValueStore<Bytes, byte[]> store, Aggregate aggregate, int maxHeld) {
        this.pieces = new Pieces(store, aggregate);
        this.aggregate = aggregate;
        this.maxHeld = maxHeld;
    }

    /**
     * Adds partial results of a batch to its groups.
     *
     * @param offset of the message that brought them, greater than that of any before
     */
    void add(String batch, ByteBuffer entries, long offset) {
        Buckets buckets = arrived.computeIfAbsent(batch, unseen -> new Buckets());
        PartialEntries.forEachEncoded(entries, aggregate.measures().size(), buckets::add);
        buckets.upTo(offset);
        held += entries.remaining();
        if (held > maxHeld) {
            store();
        }
    }

    /** Writes what has arrived to the store. */
    void store() {
        arrived.forEach((batch, buckets) ->
                buckets.drain((bucket, piece) -> pieces.append(batch, bucket, buckets.upTo(), piece)));
        arrived.clear();
        held = 0;
    }

    /**
     * Visits the groups of a batch, bucket by bucket.
     *
     * @param from bucket to begin with
     * @param limit after so many groups no further bucket is begun
     * @return the next bucket, unless that was the last
     */
    OptionalInt visit(String batch, int from, int limit, Visitor visitor) {
        store();
        int visited = 0;
        int bucket = from;
        while (bucket < Buckets.NUMBER && visited < limit) {
            Map<GroupKey, Accumulator> groups = pieces.groups(batch, bucket);
            groups.forEach(visitor::group);
            visited += groups.size();
            bucket++;
        }
        return bucket < Buckets.NUMBER ? OptionalInt.of(bucket) : OptionalInt.empty();
    }

    /** Deletes the groups of these buckets. */
    void delete(String batch, int from, int to) {
        for (int bucket = from; bucket < to; bucket++) {
            pieces.delete(batch, bucket);
        }
    }
}
