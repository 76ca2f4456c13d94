package io.crossfoot.aggregate.partial;

import io.crossfoot.common.field.DecimalConsumer;
import java.math.BigDecimal;
import java.util.Arrays;
import org.apache.avro.io.BinaryData;

/**
 * Bytes being written, to be filled again and again. Numbers and lengths are Avro's variable-length ones, so that
 * {@code AvroCursor} reads them.
 *
 * <p>A decimal is its scale and its form, {@code scale * 4 + form}, then by its form: nothing where there is no value,
 * the unscaled value as a number, or its length and its two's complement.
 */
public final class EntryBuffer implements DecimalConsumer {

    static final int ABSENT = 0;
    static final int SMALL = 1;
    static final int LARGE = 2;

    private static final int LONGEST_NUMBER = 10;

    private byte[] bytes = new byte[256];
    private int length;

    public void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    byte[] array() {
        return bytes;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    public void writeByte(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    public void writeLong(long value) {
        reserve(LONGEST_NUMBER);
        length += BinaryData.encodeLong(value, bytes, length);
    }

    /** Eight bytes whose order as unsigned bytes is that of the numbers. */
    void writeOrdered(long value) {
        reserve(Long.BYTES);
        long ordered = value ^ Long.MIN_VALUE;
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[length++] = (byte) (ordered >>> shift);
        }
    }

    /** The length, then the bytes. */
    void writeBytes(byte[] source, int sourceLength) {
        writeBytes(source, 0, sourceLength);
    }

    /** The length, then the bytes: an Avro string, if they are UTF-8. */
    public void writeBytes(byte[] source, int offset, int sourceLength) {
        writeLong(sourceLength);
        write(source, offset, sourceLength);
    }

    public void write(byte[] source, int offset, int sourceLength) {
        reserve(sourceLength);
        System.arraycopy(source, offset, bytes, length, sourceLength);
        length += sourceLength;
    }

    void addAbsent() {
        writeLong(ABSENT);
    }

    @Override
    public void add(long unscaled, int scale) {
        writeLong(scale * 4L + SMALL);
        writeLong(unscaled);
    }

    @Override
    public void add(BigDecimal value) {
        byte[] unscaled = value.unscaledValue().toByteArray();
        writeLong(value.scale() * 4L + LARGE);
        writeBytes(unscaled, unscaled.length);
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
