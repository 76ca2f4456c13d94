package io.crossfoot.common.batch;

import java.nio.charset.StandardCharsets;

/**
 * Reads Avro binary in place, and knows where it stands. Avro's own decoder hides its position, which the audit needs
 * to digest the very bytes of a record without copying them.
 */
public final class AvroCursor {

    private static final int LONGEST_VARINT = 10;

    private byte[] bytes;
    private int position;
    private int end;

    public AvroCursor(byte[] bytes, int position) {
        this.bytes = bytes;
        this.position = position;
        this.end = bytes.length;
    }

    /** Moves to a part of an array, beyond which nothing is read. */
    public void moveTo(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
    }

    public int position() {
        return position;
    }

    /** Bytes that are left. */
    public int remaining() {
        return end - position;
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

    /**
     * An int.
     *
     * @throws IllegalArgumentException if the number is none
     */
    public int readInt() {
        long value = readLong();
        if (value != (int) value) {
            throw new IllegalArgumentException("Broken Avro: an int of " + value);
        }
        return (int) value;
    }

    /**
     * One of so many: a union's branch, or an enum's symbol.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    public int readIndex(int count) {
        long index = readLong();
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("Broken Avro: a choice of %d among %d".formatted(index, count));
        }
        return (int) index;
    }

    public boolean readBoolean() {
        return bytes[skip(1)] == 1;
    }

    /** A count or a length: {@link #readLong()} within what the bytes left could hold. */
    public int readCount() {
        long count = readLong();
        if (count < 0 || count > remaining()) {
            throw new IllegalArgumentException(
                    "Broken Avro: a length of %d with %d bytes left".formatted(count, remaining()));
        }
        return (int) count;
    }

    public String readString() {
        int length = readCount();
        return new String(bytes, skip(length), length, StandardCharsets.UTF_8);
    }

    /** Moves on by so many bytes, and says where it stood before. */
    public int skip(int length) {
        if (length < 0 || length > remaining()) {
            throw new IllegalArgumentException("Broken Avro: %d bytes wanted, %d left".formatted(length, remaining()));
        }
        int before = position;
        position += length;
        return before;
    }

    private byte readByte() {
        return bytes[skip(1)];
    }
}
