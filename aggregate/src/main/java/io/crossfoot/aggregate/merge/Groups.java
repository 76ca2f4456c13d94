package io.crossfoot.aggregate.merge;

import io.crossfoot.aggregate.partial.GroupTable;
import io.crossfoot.aggregate.partial.PartialEntries;
import io.crossfoot.common.feed.Aggregate;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
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
     * @param limit no further bucket is begun when it is reached
     * @param visitor is given all groups of one bucket at a time, in a table that is used again for the next
     * @return the next bucket, unless that was the last
     */
    OptionalInt visit(String batch, int from, StepLimit limit, Consumer<GroupTable> visitor) {
        return walk(from, limit, visitor, (bucket, groups) -> pieces.read(batch, bucket, groups));
    }

    /** Visits the groups of a batch in the same way, and deletes them. */
    OptionalInt take(String batch, int from, StepLimit limit, Consumer<GroupTable> visitor) {
        OptionalInt next = walk(from, limit, visitor, (bucket, groups) -> pieces.take(batch, bucket, groups));
        if (next.isEmpty()) {
            pieces.forget(batch);
        }
        return next;
    }

    private OptionalInt walk(int from, StepLimit limit, Consumer<GroupTable> visitor, BucketReader reader) {
        store();
        GroupTable groups = new GroupTable(aggregate.measures());
        int bucket = from;
        boolean goOn = true;
        while (bucket < Buckets.NUMBER && goOn) {
            groups.clear();
            reader.read(bucket, groups);
            visitor.accept(groups);
            bucket++;
            goOn = !limit.isReachedWith(groups.size());
        }
        return bucket < Buckets.NUMBER ? OptionalInt.of(bucket) : OptionalInt.empty();
    }

    /** Adds what lies in a bucket to the groups. */
    @FunctionalInterface
    private interface BucketReader {
        void read(int bucket, GroupTable groups);
    }
}
