package io.crossfoot.common.block;

import io.crossfoot.common.batch.AvroCursor;

/** Cuts the records out of a block without decoding them. */
public final class BlockReader {

    /** Is told of one record of a block: where its key and its encoding stand in the block's bytes. */
    @FunctionalInterface
    public interface Visitor {
        void record(int index, long sequence, int keyOffset, int keyLength, int offset, int length);
    }

    private BlockReader() {}

    /**
     * Visits the records in their order.
     *
     * @param message the block in Confluent's wire format
     * @return how many there were
     * @throws IllegalArgumentException if the bytes are no such block; some records may have been visited
     */
    public static int forEach(byte[] message, Visitor visitor) {
        AvroCursor cursor = new AvroCursor(message, 5);
        int count = cursor.readCount();
        if (count == 0) {
            return 0;
        }
        long[] sequences = new long[count];
        for (int i = 0; i < count; i++) {
            sequences[i] = cursor.readLong();
        }
        int[] keyOffsets = new int[count];
        int[] keyLengths = new int[count];
        nextArray(cursor, count);
        for (int i = 0; i < count; i++) {
            keyLengths[i] = cursor.readCount();
            keyOffsets[i] = cursor.skip(keyLengths[i]);
        }
        int[] lengths = new int[count];
        nextArray(cursor, count);
        for (int i = 0; i < count; i++) {
            lengths[i] = cursor.readCount();
        }
        nextArray(cursor, count);
        for (int i = 0; i < count; i++) {
            visitor.record(i, sequences[i], keyOffsets[i], keyLengths[i], cursor.skip(lengths[i]), lengths[i]);
        }
        return count;
    }

    private static void nextArray(AvroCursor cursor, int expected) {
        long end = cursor.readLong();
        long count = cursor.readLong();
        if (end != 0 || count != expected) {
            throw new IllegalArgumentException(
                    "Broken block: %d items where %d were expected".formatted(count, expected));
        }
    }
}
