package io.crossfoot.ingest.format.avro;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/** The blocks of a container file, of which one is unpacked at a time. */
final class ContainerBlocks implements Closeable {

    private final ContainerBytes source;
    private final byte[] sync;
    private final Codec codec;
    private final BlockContent content = new BlockContent();
    private long number;
    private long start;
    private long records;

    /** @throws Broken if blocks of the codec cannot be unpacked */
    ContainerBlocks(ContainerBytes source, ContainerHeader header) throws Broken {
        this.source = source;
        this.sync = header.sync();
        this.codec = Codec.named(header.codec());
    }

    /**
     * Moves to the next block; says whether there is one.
     *
     * @throws Broken if it is damaged
     */
    boolean next() throws IOException, Broken {
        start = source.position();
        if (!source.hasMore()) {
            return false;
        }
        number++;
        records = source.takeLong();
        long size = source.takeLong();
        if (records < 0 || size < 0 || size > BlockContent.LONGEST) {
            throw new Broken("a block must have at most %d bytes, got %d records in %d bytes"
                    .formatted(BlockContent.LONGEST, records, size));
        }
        int from = source.take((int) size + sync.length);
        int behind = from + (int) size;
        if (!Arrays.equals(source.bytes(), behind, behind + sync.length, sync, 0, sync.length)) {
            throw new Broken("a block of %d bytes does not end with the file's marker".formatted(size));
        }
        codec.unpack(source.bytes(), from, (int) size, content);
        if (records > content.length()) {
            throw new Broken(
                    "a block says that it has %d records, and has %d bytes".formatted(records, content.length()));
        }
        return true;
    }

    /** Number of the block, from 1. */
    long number() {
        return number;
    }

    /** How many records the block says that it has. */
    long records() {
        return records;
    }

    BlockContent content() {
        return content;
    }

    /** Bytes of the source before the block. */
    long start() {
        return start;
    }

    @Override
    public void close() {
        codec.close();
    }
}
