package io.crossfoot.common.batch;

import java.nio.charset.StandardCharsets;

/**
 * Reads Avro binary in place, and knows where it stands. Avro's own decoder hides its position, which the audit needs
 * to digest the very bytes of a record without copying them.
 */
public final class AvroCursor {

    private static final int LONGEST_VARINT = 10;

    private final byte[] bytes;
    private int position;

    public AvroCursor(byte[] bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    public int position() {
        return position;
    }

    /**
     * A zigzag variable-length int or long.
     *
     * @throws IllegalArgumentException if the bytes end or run on too long
     */
    public long readLong() {
        long value = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            byte next = readByte();
            value |= (long) (next & 0x7f) << (7 * i);
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new IllegalArgumentException("Broken Avro: a number runs on at byte " + position);
    }

    /** A count or a length: {@link #readLong()} within what the bytes left could hold. */
    public int readCount() {
        long count = readLong();
        if (count < 0 || count > bytes.length - position) {
            throw new IllegalArgumentException(
                    "Broken Avro: a length of %d with %d bytes left".formatted(count, bytes.length - position));
        }
        return (int) count;
    }

    public String readString() {
        int length = readCount();
        return new String(bytes, skip(length), length, StandardCharsets.UTF_8);
    }

    /** Moves on by so many bytes, and says where it stood before. */
    public int skip(int length) {
        if (length < 0 || length > bytes.length - position) {
            throw new IllegalArgumentException(
                    "Broken Avro: %d bytes wanted, %d left".formatted(length, bytes.length - position));
        }
        int before = position;
        position += length;
        return before;
    }

    private byte readByte() {
        return bytes[skip(1)];
    }
}
