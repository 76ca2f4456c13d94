package io.crossfoot.ingest.format.avro;

import io.crossfoot.common.feed.ContainerSchema;
import io.crossfoot.ingest.format.ContentLook;
import io.crossfoot.ingest.format.Problems;
import io.crossfoot.ingest.format.RecordCount;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SteppingReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads an Avro container file. Where its type is the feed's, records are copied as they stand, once it is clear where each
 * ends; otherwise they are converted. Where records cannot be found, because a block is damaged, the reading ends.
 */
public final class AvroReader extends SteppingReader {

    private final Schema wanted;
    private final ContainerBytes source;
    private final Problems problems = new Problems();
    private final RecordCount count = new RecordCount();
    private @Nullable ContainerBlocks blocks;
    private @Nullable BlockRecords records;

    public AvroReader(Schema schema, InputStream source) {
        this.wanted = schema;
        this.source = new ContainerBytes(source);
    }

    @Override
    public void close() throws IOException {
        if (blocks != null) {
            blocks.close();
        }
        source.close();
    }

    @Override
    protected void begin() throws IOException {
        byte[] head = source.peek(ContentLook.BYTES);
        if (!AvroLook.fits(head) && source.fault().isPresent()) {
            endOfSource();
            return;
        }
        if (!AvroLook.fits(head)) {
            end("is no Avro container file: it %s"
                    .formatted(
                            head.length == 0
                                    ? "is empty"
                                    : ContentLook.other(head)
                                            .map(other -> "is " + other)
                                            .orElse("does not begin with Obj and a byte 1")));
            return;
        }
        try {
            open(ContainerHeader.read(source));
        } catch (Broken broken) {
            end("cannot be read: " + broken.reason());
        }
    }

    private void open(ContainerHeader header) throws Broken {
        SchemaFit fit = new SchemaFit(schemaOf(header), wanted);
        if (!fit.problems().isEmpty()) {
            throw new Broken("its schema does not fit the feed's: %s".formatted(String.join("; ", fit.problems())));
        }
        blocks = new ContainerBlocks(source, header);
        records = new BlockRecords(blocks, fit, count);
    }

    private static Schema schemaOf(ContainerHeader header) throws Broken {
        try {
            return ContainerSchema.ofFile(header.schema());
        } catch (IllegalArgumentException unusable) {
            throw new Broken("its " + unusable.getMessage());
        }
    }

    @Override
    protected void step() throws IOException {
        if (blocks == null || records == null) {
            throw new IllegalStateException("Nothing is open");
        }
        if (count.isHopeless(problems)) {
            tellEnd();
            return;
        }
        try {
            if (records.hasNext()) {
                add(records.next(source.position()));
            } else {
                beginBlock(blocks, records);
            }
        } catch (Broken broken) {
            end("at block %d, from byte %d on: %s; what follows is not read"
                    .formatted(blocks.number(), blocks.start() + 1, broken.reason()));
        }
    }

    private void beginBlock(ContainerBlocks blocks, BlockRecords records) throws IOException, Broken {
        records.checkEnd();
        if (blocks.next()) {
            records.begin();
        } else {
            endOfSource();
        }
    }

    /** The source may have broken off behind a whole block. */
    private void endOfSource() {
        source.fault().ifPresent(problems::ofFile);
        tellEnd();
    }

    private void end(String reason) {
        problems.ofFile(reason);
        tellEnd();
    }

    private void tellEnd() {
        endWith(new SourceEnded(Map.of(), Map.of(), problems.all(), source.position()));
    }
}
