package io.crossfoot.ingest.format.fixed;

import org.jspecify.annotations.Nullable;

/**
 * The record that is being read: where its bytes stand, and how far its tables of varying length move what stands behind
 * them. Moved from record to record.
 */
final class RecordBytes {

    private static final int[] UNMOVED = {0};

    private byte[] bytes = {};
    private int start;
    private int length;
    private boolean padded;
    private char @Nullable [] wide;
    private int[] counts = {};
    private int[] missing = UNMOVED;

    /** Moves to a record of which all bytes are there. */
    void set(byte[] bytes, int start, int length) {
        this.bytes = bytes;
        this.start = start;
        this.length = length;
        this.padded = false;
        this.wide = null;
        this.missing = UNMOVED;
    }

    /**
     * Moves to a line of text, behind which blanks stand for those it may have lost.
     *
     * @param wide its characters, if a byte does not stand for a character; the bytes of those beyond ASCII are of no use then
     */
    void setLine(byte[] bytes, int length, char @Nullable [] wide) {
        set(bytes, 0, length);
        this.padded = true;
        this.wide = wide;
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    /** Bytes that it has, without blanks that stand for lost ones. */
    int length() {
        return length;
    }

    /** Whether bytes that it lacks are blanks. */
    boolean isPadded() {
        return padded;
    }

    /** The characters of a line that holds others than ASCII. */
    char @Nullable [] wide() {
        return wide;
    }

    /**
     * Says how long its tables of varying length are.
     *
     * @param counts the entries of each
     * @param missing bytes that the tables before a field are shorter than they may be, by the number of these tables
     */
    void setTables(int[] counts, int[] missing) {
        this.counts = counts;
        this.missing = missing;
    }

    /** How many entries a table of varying length has. */
    int count(int table) {
        return counts[table];
    }

    /** Where a field stands among the bytes. */
    int at(int offset, int tablesBefore) {
        return start + offset - missing[tablesBefore];
    }
}
