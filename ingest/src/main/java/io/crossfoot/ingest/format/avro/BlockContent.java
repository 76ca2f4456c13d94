package io.crossfoot.ingest.format.avro;

import java.util.Arrays;

/** The records of one block, unpacked: bytes of its own, in an array that grows up to a limit, or bytes that are lent to it. */
final class BlockContent {

    /** Most bytes of a block, packed or not: far more than writers put into one. */
    static final int LONGEST = 1 << 24;

    private byte[] own = new byte[1 << 16];
    private byte[] bytes = own;
    private int from;
    private int to;

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int length() {
        return to - from;
    }

    /** Takes bytes that stay where they are. */
    void lend(byte[] lent, int start, int length) {
        bytes = lent;
        from = start;
        to = start + length;
    }

    /** Makes room for bytes of its own. */
    void begin() {
        lend(own, 0, 0);
    }

    /**
     * How many bytes more there is room for, at least one, behind {@link #to()}.
     *
     * @throws Broken if there are too many already
     */
    int room() throws Broken {
        if (to > LONGEST) {
            throw tooLong();
        }
        return to < own.length ? own.length - to : grow(Math.min(own.length * 2, LONGEST + 1));
    }

    /** Makes room for exactly so many bytes. */
    void reserve(long length) throws Broken {
        if (length > LONGEST) {
            throw tooLong();
        }
        if (own.length < length) {
            grow((int) length);
        }
    }

    /** Counts bytes that have been put behind the others. */
    void added(int count) {
        to += count;
    }

    private int grow(int length) {
        own = Arrays.copyOf(own, length);
        bytes = own;
        return own.length - to;
    }

    private static Broken tooLong() {
        return new Broken("a block must unpack to at most %d bytes".formatted(LONGEST));
    }
}
