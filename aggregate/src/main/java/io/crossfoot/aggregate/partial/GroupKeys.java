package io.crossfoot.aggregate.partial;

import io.crossfoot.common.batch.AvroBuffer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Numbers the keys of groups in the order in which they come: 0, 1, 2 … All keys stand in one array, one behind the
 * other, and are found by open addressing, so that a key costs its bytes, where it starts, and two to four slots. For one
 * thread.
 *
 * <p>A slot holds the hash beside the number: looking for a key among millions is waiting for memory, and so another key is
 * told from the wanted one without a look at it.
 */
final class GroupKeys {

    private static final int FIRST_SLOTS = 512;
    private static final long FREE = 0;

    /** 2⁶⁴ by the golden ratio: a product with it depends on all lower bits of the other factor. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final AvroBuffer keys = new AvroBuffer();
    private int[] starts = new int[FIRST_SLOTS / 2 + 1];
    private long[] slots = new long[FIRST_SLOTS];
    private int size;

    int size() {
        return size;
    }

    /** The key's number; one that has not been seen gets the next. */
    int numberOf(byte[] bytes, int start, int end) {
        int hash = hash(bytes, start, end);
        int mask = slots.length - 1;
        int slot = hash & mask;
        for (long taken = slots[slot]; taken != FREE; taken = slots[slot]) {
            int number = number(taken);
            if (hash(taken) == hash && isAt(number, bytes, start, end)) {
                return number;
            }
            slot = (slot + 1) & mask;
        }
        return add(bytes, start, end, hash, slot);
    }

    /** The array in which the keys stand; good until the next one is added. */
    byte[] bytes() {
        return keys.bytes();
    }

    int start(int number) {
        return starts[number];
    }

    int end(int number) {
        return starts[number + 1];
    }

    /** Forgets the keys. Keeps the room for as many, unless there were few for it. */
    void clear() {
        if (size < slots.length / 16) {
            slots = new long[Math.max(FIRST_SLOTS, slots.length / 4)];
        } else {
            Arrays.fill(slots, FREE);
        }
        keys.clear();
        size = 0;
    }

    private boolean isAt(int number, byte[] bytes, int start, int end) {
        return Arrays.equals(keys.bytes(), starts[number], starts[number + 1], bytes, start, end);
    }

    private int add(byte[] bytes, int start, int end, int hash, int slot) {
        int number = size++;
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
        }
        keys.write(bytes, start, end - start);
        starts[size] = keys.size();
        slots[slot] = (long) hash << Integer.SIZE | size;
        if (size > slots.length / 2) {
            spreadOut();
        }
        return number;
    }

    private static int hash(long taken) {
        return (int) (taken >>> Integer.SIZE);
    }

    private static int number(long taken) {
        return (int) taken - 1;
    }

    private void spreadOut() {
        long[] before = slots;
        slots = new long[2 * before.length];
        int mask = slots.length - 1;
        for (long taken : before) {
            if (taken != FREE) {
                int slot = hash(taken) & mask;
                while (slots[slot] != FREE) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = taken;
            }
        }
    }

    /** Not {@link GroupKey#hash}, which has already chosen the bucket: all groups of one have its upper bits in common. */
    private static int hash(byte[] bytes, int start, int end) {
        long hash = (long) end - start;
        int at = start;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            hash = mix(hash ^ (long) EIGHT_BYTES.get(bytes, at));
        }
        long rest = 0;
        for (; at < end; at++) {
            rest = rest << Byte.SIZE | (bytes[at] & 0xff);
        }
        hash = mix(hash ^ rest);
        return (int) hash;
    }

    private static long mix(long value) {
        long spread = value * SPREAD;
        return spread ^ spread >>> 32;
    }
}
