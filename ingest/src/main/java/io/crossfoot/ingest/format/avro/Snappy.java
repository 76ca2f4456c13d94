package io.crossfoot.ingest.format.avro;

import io.crossfoot.ingest.format.SnappyBlock;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;

/**
 * The codec snappy: the raw Snappy format, and behind it the CRC-32 of what it unpacks to, the highest byte first. Source:
 * the Avro specification.
 */
final class Snappy implements Codec {

    private static final int CHECKSUM = 4;

    private final CRC32 crc = new CRC32();

    @Override
    public void unpack(byte[] packed, int from, int length, BlockContent content) throws Broken {
        int end = from + length - CHECKSUM;
        try {
            SnappyBlock block = new SnappyBlock(packed, from, end);
            content.begin();
            content.reserve(block.size());
            block.unpack(content.bytes());
            content.added((int) block.size());
        } catch (DataFormatException e) {
            throw damaged();
        }
        crc.reset();
        crc.update(content.bytes(), 0, content.length());
        if (crc.getValue() != checksum(packed, end)) {
            throw damaged();
        }
    }

    private static long checksum(byte[] packed, int end) {
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
