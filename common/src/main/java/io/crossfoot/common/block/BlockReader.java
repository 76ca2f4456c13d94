package io.crossfoot.common.block;

import io.crossfoot.common.batch.AvroCursor;
import io.crossfoot.common.registry.WireFormat;

/** Cuts the records out of blocks without decoding them. For one thread; moved from block to block. */
public final class BlockReader {

    private long[] sequences = {};
    private int[] keyStarts = {};
    private int[] keyLengths = {};
    private int[] starts = {};
    private int[] lengths = {};

    /**
     * Moves to a block, and finds where its records stand.
     *
     * @param message the block in Confluent's wire format
     * @return how many records it holds
     * @throws IllegalArgumentException if the bytes are no such block
     */
    public int moveTo(byte[] message) {
        AvroCursor cursor = new AvroCursor(message, WireFormat.PREFIX_BYTES);
        int records = cursor.readCount();
        if (records > 0) {
            reserve(records);
            readColumns(cursor, records);
        }
        return records;
    }

    /** Number of a record in the source. */
    public long sequence(int index) {
        return sequences[index];
    }

    /** Where a record's key begins in the block. */
    public int keyStart(int index) {
        return keyStarts[index];
    }

    public int keyLength(int index) {
        return keyLengths[index];
    }

    /** Where a record's own Avro binary begins in the block. */
    public int start(int index) {
        return starts[index];
    }

    public int length(int index) {
        return lengths[index];
    }

    private void reserve(int records) {
        if (sequences.length < records) {
            sequences = new long[records];
            keyStarts = new int[records];
            keyLengths = new int[records];
            starts = new int[records];
            lengths = new int[records];
        }
    }

    private void readColumns(AvroCursor cursor, int records) {
        for (int i = 0; i < records; i++) {
            sequences[i] = cursor.readLong();
        }
        nextArray(cursor, records);
        for (int i = 0; i < records; i++) {
            keyLengths[i] = cursor.readCount();
            keyStarts[i] = cursor.skip(keyLengths[i]);
        }
        nextArray(cursor, records);
        for (int i = 0; i < records; i++) {
            lengths[i] = cursor.readCount();
        }
        nextArray(cursor, records);
        for (int i = 0; i < records; i++) {
            starts[i] = cursor.skip(lengths[i]);
        }
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
