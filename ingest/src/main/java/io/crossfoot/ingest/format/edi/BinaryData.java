package io.crossfoot.ingest.format.edi;

/**
 * The data of a segment BIN or BDS of X12: as many bytes as the element before it states, whatever they are, delimiters
 * included.
 *
 * @param start where it begins
 * @param end the place behind it
 */
record BinaryData(int start, int end) {

    /** As many bytes as may stand before the data. */
    static final int HEAD = 32;

    /** There is none. */
    static final BinaryData NONE = new BinaryData(0, 0);

    private static final int TAG = 3;
    private static final int MOST_DIGITS = 9;

    /** The data of the segment that begins here. */
    static BinaryData of(byte[] bytes, int from, int to, Delimiters delimiters) {
        int at = next(bytes, from, to, delimiters);
        if (begins(bytes, from, at, "BDS")) {
            at = next(bytes, at + 1, to, delimiters);
        } else if (!begins(bytes, from, at, "BIN")) {
            return NONE;
        }
        int end = next(bytes, at + 1, to, delimiters);
        int length = length(bytes, at + 1, end);
        return end < to && length > 0 ? new BinaryData(end + 1, end + 1 + length) : NONE;
    }

    boolean isNone() {
        return end == 0;
    }

    private static boolean begins(byte[] bytes, int from, int to, String tag) {
        return to - from == TAG
                && bytes[from] == tag.charAt(0)
                && bytes[from + 1] == tag.charAt(1)
                && bytes[from + 2] == tag.charAt(2);
    }

    /** Where the next separator is; the end of what there is, if the segment ends before. */
    private static int next(byte[] bytes, int from, int to, Delimiters delimiters) {
        int at = from;
        while (at < to && bytes[at] != delimiters.element()) {
            if (bytes[at] == delimiters.lastOfTerminator()) {
                return to;
            }
            at++;
        }
        return at;
    }

    /** The number that stands here; -1 if it is none. */
    private static int length(byte[] bytes, int from, int to) {
        int length = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9 || at - from >= MOST_DIGITS) {
                return -1;
            }
            length = length * 10 + digit;
        }
        return length;
    }
}
