package io.crossfoot.ingest.format.avro;

import io.crossfoot.ingest.format.RecordCount;
import io.crossfoot.ingest.format.SourceItem;
import java.io.IOException;

/** The records of a file, taken one by one from the block that is unpacked. */
final class BlockRecords {

    private final ContainerBlocks blocks;
    private final FittedRecords records;
    private final RecordCount count;
    private long left;
    private int at;

    /**
     * The records of the blocks.
     *
     * @param count of the records so far
     */
    BlockRecords(ContainerBlocks blocks, SchemaFit fit, RecordCount count) {
        this.blocks = blocks;
        this.records = new FittedRecords(fit, count);
        this.count = count;
    }

    /** Begins with the block that has been unpacked. */
    void begin() {
        left = blocks.records();
        at = blocks.content().from();
    }

    boolean hasNext() {
        return left > 0;
    }

    /** @throws Broken if something is left of the block, although all its records have been read */
    void checkEnd() throws Broken {
        int over = blocks.content().to() - at;
        if (over > 0) {
            throw new Broken("%d bytes are left over behind the last record".formatted(over));
        }
    }

    /**
     * The next record.
     *
     * @param position bytes of the source that are done once the whole block is
     * @throws Broken if none stands there
     */
    SourceItem next(long position) throws IOException, Broken {
        BlockContent content = blocks.content();
        int from = at;
        at = endOf(content, from);
        left--;
        long done = left == 0 ? position : blocks.start();
        return records.item(content.bytes(), from, at - from, blocks.start(), done);
    }

    private int endOf(BlockContent content, int from) throws Broken {
        try {
            return records.pass(content.bytes(), from, content.to());
        } catch (IllegalArgumentException broken) {
            throw new Broken(
                    "record %d cannot be read, nor found where the next one begins".formatted(count.all() + 1));
        }
    }
}
