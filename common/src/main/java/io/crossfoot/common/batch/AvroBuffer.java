package io.crossfoot.common.batch;

import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.io.BinaryData;

/**
 * Avro binary in an array that grows, and that it lends out: neither Avro's encoders nor a
 * {@link java.io.ByteArrayOutputStream} do, and with them each record was copied once more. For one thread.
 */
public class AvroBuffer extends OutputStream {

    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int FIRST_CAPACITY = 512;
    private static final int LONGEST_VARINT = 10;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int size;

    /** The array itself: good for reading, from 0 to {@link #size()}, until the next call that writes. */
    public byte[] bytes() {
        return bytes;
    }

    /** A copy of what is there. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    @Override
    public void write(int single) {
        ensureRoom(1);
        bytes[size++] = (byte) single;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        ensureRoom(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    /** Writes an int or a long; also the position of a union's branch. */
    public void writeLong(long value) {
        ensureRoom(LONGEST_VARINT);
        size += BinaryData.encodeLong(value, bytes, size);
    }

    public void writeBoolean(boolean value) {
        write(value ? 1 : 0);
    }

    /** Writes bytes, or a string that is UTF-8 already. */
    public void writeBytes(byte[] source, int offset, int length) {
        ensureRoom(LONGEST_VARINT + length);
        size += BinaryData.encodeLong(length, bytes, size);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    public void writeString(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        writeBytes(encoded, 0, encoded.length);
    }

    /** Writes all eight bytes of a number, the most significant one first. */
    public void writeBigEndian(long value) {
        ensureRoom(Long.BYTES);
        BIG_ENDIAN.set(bytes, size, value);
        size += Long.BYTES;
    }

    /** Writes a decimal: the shortest two's complement, as {@link java.math.BigInteger#toByteArray} gives it. */
    public void writeUnscaled(long unscaled) {
        ensureRoom(1 + Long.BYTES);
        int bits = Long.SIZE + 1 - Long.numberOfLeadingZeros(unscaled < 0 ? ~unscaled : unscaled);
        int length = (bits + Byte.SIZE - 1) / Byte.SIZE;
        bytes[size++] = (byte) (length << 1);
        // All eight bytes at once, those that count first; what stands behind them is written over by what comes next.
        BIG_ENDIAN.set(bytes, size, unscaled << (Long.SIZE - length * Byte.SIZE));
        size += length;
    }

    private void ensureRoom(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
