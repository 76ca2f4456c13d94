package io.crossfoot.aggregate.partial;

import io.crossfoot.common.batch.AvroCursor;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.Utils;

/**
 * A window and the values that a group has in common, as bytes: equal groups have equal bytes on every instance.
 *
 * <p>First the window: 0 where it is the whole batch, else 1 and its start in eight bytes that order as times do. Then
 * each value as an Avro string.
 */
public final class GroupKey {

    static final int WHOLE_BATCH = 0;
    static final int WINDOW = 1;

    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;

    private GroupKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The group that such bytes name. */
    public static GroupKey of(byte[] bytes) {
        return new GroupKey(bytes);
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Which of so many partitions merges the group. */
    public int partition(int partitions) {
        return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
    }

    /** Start of the window in milliseconds since 1970; empty if it is the whole batch. */
    public OptionalLong windowStart() {
        return hasWindow(bytes, 0) ? OptionalLong.of(windowStart(bytes, 0)) : OptionalLong.empty();
    }

    public List<String> values() {
        List<String> values = new ArrayList<>();
        AvroCursor cursor = new AvroCursor(bytes, values(bytes, 0));
        while (cursor.position() < bytes.length) {
            values.add(cursor.readString());
        }
        return values;
    }

    /** Whether the key that begins there is of a window, and not of the whole batch. */
    public static boolean hasWindow(byte[] bytes, int start) {
        return bytes[start] == WINDOW;
    }

    /** Start of the window, in milliseconds since 1970, of a key that begins there and has one. */
    public static long windowStart(byte[] bytes, int start) {
        return (long) BIG_ENDIAN.get(bytes, start + 1) ^ Long.MIN_VALUE;
    }

    /** Where the values of the key stand that begins there: one Avro string behind the other. */
    public static int values(byte[] bytes, int start) {
        return start + (hasWindow(bytes, start) ? 1 + Long.BYTES : 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return hash(bytes, 0, bytes.length);
    }

    @Override
    public String toString() {
        return windowStart() + " " + values();
    }

    static int hash(byte[] bytes, int start, int end) {
        int hash = 1;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }
}
