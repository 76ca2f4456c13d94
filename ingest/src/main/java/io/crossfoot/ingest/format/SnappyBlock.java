package io.crossfoot.ingest.format;

import java.util.zip.DataFormatException;

/**
 * Data in the raw Snappy format, without a frame. Source: the Snappy compressed format description, of 2011. Nothing is
 * taken on trust: no length leads out of an array.
 */
public final class SnappyBlock {

    private static final int LONGEST_LENGTH = 5;

    /** A literal's length below this stands in its tag; at and above it, the tag says in how many bytes it follows. */
    private static final int LENGTHS_IN_TAG = 60;

    private final byte[] packed;
    private final int end;
    private final long size;
    private int at;
    private byte[] unpacked = {};
    private int written;

    /**
     * The data that stand from here to there.
     *
     * @throws DataFormatException if they do not begin as such data do
     */
    public SnappyBlock(byte[] packed, int from, int end) throws DataFormatException {
        this.packed = packed;
        this.at = from;
        this.end = end;
        this.size = statedSize();
    }

    /** How many bytes the data say that they unpack to. */
    public long size() {
        return size;
    }

    /**
     * Unpacks the data, once.
     *
     * @param into has room for as many bytes as there are
     * @throws DataFormatException if they are damaged
     */
    public void unpack(byte[] into) throws DataFormatException {
        unpacked = into;
        while (at < end) {
            readElement();
        }
        if (written != size) {
            throw damaged();
        }
    }

    private long statedSize() throws DataFormatException {
        long stated = 0;
        for (int i = 0; i < LONGEST_LENGTH; i++) {
            int next = nextByte();
            stated |= (long) (next & 0x7f) << (7 * i);
            if (next < 0x80) {
                return stated;
            }
        }
        throw damaged();
    }

    private void readElement() throws DataFormatException {
        int tag = nextByte();
        int upper = tag >>> 2;
        switch (tag & 3) {
            case 0 -> literal(upper < LENGTHS_IN_TAG ? upper + 1L : littleEndian(upper - LENGTHS_IN_TAG + 1) + 1);
            case 1 -> copy((upper & 7) + 4, ((long) (upper >>> 3) << Byte.SIZE) | nextByte());
            case 2 -> copy(upper + 1, littleEndian(2));
            default -> copy(upper + 1, littleEndian(4));
        }
    }

    private void literal(long length) throws DataFormatException {
        if (length > end - at || length > size - written) {
            throw damaged();
        }
        System.arraycopy(packed, at, unpacked, written, (int) length);
        at += (int) length;
        written += (int) length;
    }

    /** Copies what was written so many bytes ago; it may reach into what it writes itself, and repeats that then. */
    private void copy(int length, long offset) throws DataFormatException {
        if (offset == 0 || offset > written || length > size - written) {
            throw damaged();
        }
        int source = written - (int) offset;
        if (offset >= length) {
            System.arraycopy(unpacked, source, unpacked, written, length);
        } else {
            for (int i = 0; i < length; i++) {
                unpacked[written + i] = unpacked[source + i];
            }
        }
        written += length;
    }

    private long littleEndian(int count) throws DataFormatException {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (long) nextByte() << (i * Byte.SIZE);
        }
        return value;
    }

    private int nextByte() throws DataFormatException {
        if (at >= end) {
            throw damaged();
        }
        return packed[at++] & 0xff;
    }

    private static DataFormatException damaged() {
        return new DataFormatException("no data compressed with Snappy, or damaged one");
    }
}
