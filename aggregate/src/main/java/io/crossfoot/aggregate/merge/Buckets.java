package io.crossfoot.aggregate.merge;

import io.crossfoot.common.batch.AvroBuffer;
import org.jspecify.annotations.Nullable;

/** Partial results of one batch on the heap, dealt out by the hash of their groups. */
final class Buckets {

    /** So many that a bucket of a batch with hundreds of millions of groups fits the heap; so few that pieces are no crumbs. */
    static final int NUMBER = 256;

    /** Takes what lies in one bucket. */
    @FunctionalInterface
    interface Output {
        void piece(int bucket, byte[] entries);
    }

    private static final int FIBONACCI = 0x9E3779B9;

    private final @Nullable AvroBuffer[] buckets = new AvroBuffer[NUMBER];
    private long upTo;

    /** Adds one group with what was counted of it, which stands encoded from start to end. */
    void add(int groupHash, byte[] bytes, int start, int end) {
        int bucket = of(groupHash);
        AvroBuffer buffer = buckets[bucket];
        if (buffer == null) {
            buffer = new AvroBuffer();
            buckets[bucket] = buffer;
        }
        buffer.write(bytes, start, end - start);
    }

    /** Where a group lies; the hash itself leaves its upper bits alike for keys that differ in their last bytes only. */
    private static int of(int groupHash) {
        return (groupHash * FIBONACCI) >>> (Integer.SIZE - Byte.SIZE);
    }

    void upTo(long offset) {
        upTo = offset;
    }

    /** Offset of the last message that something was added from. */
    long upTo() {
        return upTo;
    }

    void drain(Output output) {
        for (int bucket = 0; bucket < NUMBER; bucket++) {
            AvroBuffer buffer = buckets[bucket];
            if (buffer != null) {
                output.piece(bucket, buffer.toByteArray());
            }
        }
    }
}
