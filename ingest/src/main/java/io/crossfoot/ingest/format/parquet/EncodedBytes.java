package io.crossfoot.ingest.format.parquet;

/** A place in the bytes of a page, from which numbers are read. */
final class EncodedBytes {

    private static final int LONGEST_VARINT = 10;

    private final byte[] bytes;
    private final int end;
    private int at;

    EncodedBytes(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
        if (from < 0 || from > end || end > bytes.length) {
            throw tooShort();
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    boolean hasMore() {
        return at < end;
    }

    int left() {
        return end - at;
    }

    int nextByte() {
        if (at == end) {
            throw tooShort();
        }
        return bytes[at++] & 0xff;
    }

    /** Four bytes, as a length. */
    int nextLength() {
        int from = at;
        skip(Integer.BYTES);
        int length = LittleEndian.intAt(bytes, from);
        if (length < 0 || length > left()) {
            throw tooShort();
        }
        return length;
    }

    /** A number of variable length, without a sign. */
    long nextVarint() {
        long value = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            int next = nextByte();
            value |= (long) (next & 0x7f) << (7 * i);
            if (next < 0x80) {
                return value;
            }
        }
        throw new Broken("a page holds a number that runs on");
    }

    void skip(long length) {
        if (length < 0 || length > left()) {
            throw tooShort();
        }
        at += (int) length;
    }

    private static Broken tooShort() {
        return new Broken("a page is shorter than it says");
    }
}
