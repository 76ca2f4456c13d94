package io.crossfoot.ingest.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of an array as one number, the first byte being the lowest, to look for a byte in all of them at once. What is
 * found is marked by the highest bit of its byte.
 */
public final class EightBytes {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long ZEROS = '0' * ONES;
    private static final long ALL_BUT_HIGHEST = 0x7f7f7f7f7f7f7f7fL;

    private EightBytes() {}

    /** The eight bytes that stand from here on. */
    public static long at(byte[] bytes, int from) {
        return (long) LONGS.get(bytes, from);
    }

    /** Eight times the same byte. */
    public static long of(byte repeated) {
        return ONES * (repeated & 0xff);
    }

    /** Marks the bytes in which both are equal. */
    public static long equal(long some, long others) {
        long difference = some ^ others;
        return ~(((difference & ALL_BUT_HIGHEST) + ALL_BUT_HIGHEST) | difference | ALL_BUT_HIGHEST);
    }

    /** Marks the bytes that are negative: those that are not ASCII. */
    public static long negative(long bytes) {
        return bytes & ~ALL_BUT_HIGHEST;
    }

    /** Whether these bytes, eight or more, are all printable characters of ASCII, blanks included. */
    public static boolean isPrintable(byte[] bytes, int from, int length) {
        long odd = notPrintable(at(bytes, from + length - Long.BYTES));
        for (int i = from; i < from + length - Long.BYTES; i += Long.BYTES) {
            odd |= notPrintable(at(bytes, i));
        }
        return odd == 0;
    }

    /** Marks the bytes that are none; in bytes behind the first of them the marks may be wrong. */
    private static long notPrintable(long eight) {
        long belowBlank = eight - of((byte) ' ');
        long fromDelete = eight + of((byte) 1);
        return negative(eight | belowBlank | fromDelete);
    }

    /** The marks of the first so many bytes, at most seven. */
    public static long first(int count, long marks) {
        return marks & ((1L << (count * Byte.SIZE)) - 1);
    }

    /** How many bytes stand before the first one that is marked. */
    public static int indexOfFirst(long marks) {
        return Long.numberOfTrailingZeros(marks) / Byte.SIZE;
    }

    /** The marks but the first. */
    public static long withoutFirst(long marks) {
        return marks & (marks - 1);
    }

    /**
     * The number that eight decimal digits make, the first byte being the highest digit; less than 0 if one is no digit.
     * Pairs of digits are joined first, then pairs of pairs, all at once.
     */
    public static long number(long eight) {
        long notDigits = (eight + 0x4646464646464646L) | (eight - ZEROS);
        if (negative(notDigits) != 0) {
            return -1;
        }
        long digits = eight - ZEROS;
        long pairs = digits * 10 + (digits >>> 8);
        return ((pairs & 0x000000ff000000ffL) * 0x000f424000000064L
                        + ((pairs >>> 16) & 0x000000ff000000ffL) * 0x0000271000000001L)
                >>> 32;
    }

    /** Eight bytes of which only the last so many are kept, at least one; zeros, as digits, stand in for the others. */
    public static long lastAmongZeros(long eight, int count) {
        int replaced = (Long.BYTES - count) * Byte.SIZE;
        return (eight >>> replaced << replaced) | (ZEROS & ((1L << replaced) - 1));
    }
}
