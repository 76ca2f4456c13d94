package io.crossfoot.ingest.format.fixed;

import org.jspecify.annotations.Nullable;

/**
 * The record that is being read: where its bytes stand, and how far its tables of varying length move what stands behind
 * them. Moved from record to record, and within one into the entries of its tables, which hold fields and tables like it.
 */
final class RecordBytes {

    private static final int[] UNMOVED = {0};
    private static final int[] NO_TABLES = {};

    /** Tables within tables: more than there are levels. */
    private static final int DEEPEST = 50;

    private byte[] bytes = {};
    private int start;
    private int length;
    private boolean padded;
    private char @Nullable [] wide;
    private int begin;
    private int[] counts = NO_TABLES;
    private int[] missing = UNMOVED;
    private int depth;
    private final int[] outerBegins = new int[DEEPEST];
    private final int[][] outerCounts = new int[DEEPEST][];
    private final int[][] outerMissing = new int[DEEPEST][];

    /** Moves to a record of which all bytes are there. */
    void set(byte[] bytes, int start, int length) {
        this.bytes = bytes;
        this.start = start;
        this.length = length;
        this.padded = false;
        this.wide = null;
        this.begin = start;
        this.missing = UNMOVED;
        this.depth = 0;
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

    /** Moves to an entry of a table that begins here; nothing is known of its own tables yet. */
    void enter(int at) {
        outerBegins[depth] = begin;
        outerCounts[depth] = counts;
        outerMissing[depth] = missing;
        depth++;
        begin = at;
        counts = NO_TABLES;
        missing = UNMOVED;
    }

    /** Moves back to what holds the table that was entered last. */
    void leave() {
        depth--;
        begin = outerBegins[depth];
        counts = outerCounts[depth];
        missing = outerMissing[depth];
    }

    /**
     * Says how long the tables of varying length are of the record, or of the entry it is at.
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

    /** Where a field of the record, or of the entry it is at, stands among the bytes. */
    int at(int offset, int tablesBefore) {
        return begin + offset - missing[tablesBefore];
    }

    /** The same of an entry so many tables further out, or of the record itself. */
    int at(int offset, int tablesBefore, int outwards) {
        int level = depth - outwards;
        return outwards == 0
                ? at(offset, tablesBefore)
                : outerBegins[level] + offset - outerMissing[level][tablesBefore];
    }
}
