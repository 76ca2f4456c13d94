package io.crossfoot.common.tally;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The hash of one record, which is computed once and added to every {@link Digest} that the record counts for. For one
 * thread.
 *
 * <p>The record is laid out in one array: hashing its parts as a stream, which buffers them too, takes longer.
 */
public final class RecordHash {

    private static final VarHandle LONG = littleEndian(long[].class);
    private static final VarHandle INT = littleEndian(int[].class);
    private static final int HEADER = Long.BYTES + Integer.BYTES;

    private final Hasher128 hasher = Hashing.xxh3_128();
    private byte[] record = {};
    private long high;
    private long low;

    /** Hashes a record as {@link Digest} has it, the value given without the registry's prefix. */
    public RecordHash of(
            long sequence, byte[] key, int keyOffset, int keyLength, byte[] value, int offset, int length) {
        int valueStart = HEADER + keyLength;
        int size = valueStart + length;
        if (size > record.length) {
            record = Arrays.copyOf(record, Math.max(2 * size, 256));
        }
        LONG.set(record, 0, sequence);
        INT.set(record, Long.BYTES, keyLength);
        System.arraycopy(key, keyOffset, record, HEADER, keyLength);
        System.arraycopy(value, offset, record, valueStart, length);
        HashValue128 hash = hasher.hashBytesTo128Bits(record, 0, size);
        high = hash.getMostSignificantBits();
        low = hash.getLeastSignificantBits();
        return this;
    }

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    private static VarHandle littleEndian(Class<?> view) {
        return MethodHandles.byteArrayViewVarHandle(view, ByteOrder.LITTLE_ENDIAN);
    }
}
