package io.crossfoot.ingest.format.avro;

import java.util.zip.CRC32;

/**
 * The codec snappy: the raw Snappy format, and behind it the CRC-32 of what it unpacks to, the highest byte first. Source:
 * the Snappy compressed format description, of 2011, and the Avro specification.
 */
final class Snappy implements Codec {

    private static final int CHECKSUM = 4;
    private static final int LONGEST_LENGTH = 5;

    /** A literal's length below this stands in its tag; at and above it, the tag says in how many bytes it follows. */
    private static final int LENGTHS_IN_TAG = 60;

    private final CRC32 crc = new CRC32();
    private byte[] packed = {};
    private int at;
    private int end;
    private byte[] unpacked = {};
    private int written;
    private int size;

    @Override
    public void unpack(byte[] packed, int from, int length, BlockContent content) throws Broken {
        this.packed = packed;
        at = from;
        end = from + length - CHECKSUM;
        long stated = statedSize();
        content.begin();
        content.reserve(stated);
        unpacked = content.bytes();
        size = (int) stated;
        written = 0;
        while (at < end) {
            readElement();
        }
        content.added(written);
        crc.reset();
        crc.update(unpacked, 0, written);
        if (written != size || crc.getValue() != checksum()) {
            throw damaged();
        }
    }

    private long statedSize() throws Broken {
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

    private void readElement() throws Broken {
        int tag = nextByte();
        int upper = tag >>> 2;
        switch (tag & 3) {
            case 0 -> literal(upper < LENGTHS_IN_TAG ? upper + 1L : littleEndian(upper - LENGTHS_IN_TAG + 1) + 1);
            case 1 -> copy((upper & 7) + 4, ((long) (upper >>> 3) << Byte.SIZE) | nextByte());
            case 2 -> copy(upper + 1, littleEndian(2));
            default -> copy(upper + 1, littleEndian(4));
        }
    }

    private void literal(long length) throws Broken {
        if (length > end - at || length > size - written) {
            throw damaged();
        }
        System.arraycopy(packed, at, unpacked, written, (int) length);
        at += (int) length;
        written += (int) length;
    }

    /** Copies what was written so many bytes ago; it may reach into what it writes itself, and repeats that then. */
    private void copy(int length, long offset) throws Broken {
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

    private long littleEndian(int count) throws Broken {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (long) nextByte() << (i * Byte.SIZE);
        }
        return value;
    }

    private int nextByte() throws Broken {
        if (at >= end) {
            throw damaged();
        }
        return packed[at++] & 0xff;
    }

    private long checksum() {
        long value = 0;
        for (int i = 0; i < CHECKSUM; i++) {
            value = (value << Byte.SIZE) | (packed[end + i] & 0xff);
        }
        return value;
    }

    private static Broken damaged() {
        return new Broken("a block holds no data compressed with Snappy, or damaged one");
    }
}
