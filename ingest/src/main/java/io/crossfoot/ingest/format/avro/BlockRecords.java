package io.crossfoot.ingest.format.avro;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.ingest.format.Masked;
import io.crossfoot.ingest.format.RecordCount;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.schema.RejectCategory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** The records of a file, taken one by one from the block that is unpacked. */
final class BlockRecords {

    private final ContainerBlocks blocks;
    private final Schema wanted;
    private final boolean copied;
    private final Conversion conversion;
    private final RecordWalk written;
    private final RecordWalk converted;
    private final AvroBuffer event;
    private final RecordCount count;
    private long left;
    private int at;

    /**
     * The records of the blocks.
     *
     * @param event where each record that passes is written to
     * @param count of the records so far
     */
    BlockRecords(ContainerBlocks blocks, SchemaFit fit, Schema wanted, AvroBuffer event, RecordCount count) {
        this.blocks = blocks;
        this.wanted = wanted;
        this.copied = fit.isSame();
        this.conversion = new Conversion(fit.written(), wanted);
        this.written = new RecordWalk(copied ? wanted : fit.written());
        this.converted = new RecordWalk(wanted);
        this.event = event;
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
        List<RecordWalk.Flaw> flaws = take(content.bytes(), from, at - from);
        if (flaws.isEmpty()) {
            count.pass();
            return new SourceRecord(count.all(), done, "", event);
        }
        count.reject();
        return reject(content.bytes(), from, at - from, done, flaws);
    }

    private int endOf(BlockContent content, int from) throws Broken {
        try {
            return written.pass(content.bytes(), from, content.to());
        } catch (IllegalArgumentException broken) {
            throw new Broken(
                    "record %d cannot be read, nor found where the next one begins".formatted(count.all() + 1));
        }
    }

    /** Makes the event; says what is wrong with the record if it cannot be one. */
    private List<RecordWalk.Flaw> take(byte[] bytes, int from, int length) throws IOException {
        if (copied) {
            if (written.flaws().isEmpty()) {
                event.clear();
                event.write(bytes, from, length);
            }
            return written.flaws();
        }
        if (isTooLarge(written.flaws())) {
            return written.flaws();
        }
        if (!conversion.convert(bytes, from, length, event)) {
            return List.of(unfit(bytes, from, length));
        }
        converted.pass(event.bytes(), 0, event.size());
        return converted.flaws();
    }

    private RecordWalk.Flaw unfit(byte[] bytes, int from, int length) throws IOException {
        String missing = conversion.partial(bytes, from, length).map(conversion::missing).orElse(List.of()).stream()
                .map("field '%s' must not be null"::formatted)
                .collect(Collectors.joining("; "));
        String reason = missing.isEmpty() ? "the record holds what the feed's type cannot have in its place" : missing;
        return new RecordWalk.Flaw(RecordWalk.WHOLE, RejectCategory.FIELD, reason);
    }

    /** Such a record is not made objects of. */
    private static boolean isTooLarge(List<RecordWalk.Flaw> flaws) {
        return flaws.stream().anyMatch(flaw -> flaw.category() == RejectCategory.LENGTH);
    }

    private RejectedRecord reject(byte[] bytes, int from, int length, long done, List<RecordWalk.Flaw> flaws)
            throws IOException {
        GenericData.Record partial = new GenericData.Record(wanted);
        String raw = "";
        if (!isTooLarge(flaws)) {
            raw = conversion.text(bytes, from, length);
            partial = conversion.partial(bytes, from, length).orElse(partial);
        }
        List<String> reasons = new ArrayList<>();
        for (RecordWalk.Flaw flaw : flaws) {
            reasons.add(flaw.reason());
            if (flaw.field() != RecordWalk.WHOLE) {
                partial.put(flaw.field(), null);
            }
        }
        return new RejectedRecord(
                count.all(),
                blocks.start(),
                done,
                "",
                flaws.get(0).category(),
                String.join("; ", reasons),
                Masked.raw(raw),
                partial);
    }
}
