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

/**
 * Makes events of the records of a source, which are written in Avro binary: copies them where their type is the feed's,
 * converts them otherwise, and rejects those that cannot be events. For one thread.
 */
public final class FittedRecords {

    private final Schema wanted;
    private final boolean copied;
    private final Conversion conversion;
    private final RecordWalk written;
    private final RecordWalk converted;
    private final AvroBuffer event = new AvroBuffer();
    private final RecordCount count;

    /**
     * Events of the type that the records fit.
     *
     * @param count of the records so far
     */
    public FittedRecords(SchemaFit fit, RecordCount count) {
        this.wanted = fit.wanted();
        this.copied = fit.isSame();
        this.conversion = new Conversion(fit.written(), wanted);
        this.written = new RecordWalk(copied ? wanted : fit.written());
        this.converted = new RecordWalk(wanted);
        this.count = count;
    }

    /**
     * Walks over the next record, which begins here.
     *
     * @return where it ends
     * @throws IllegalArgumentException if no record of the source's type stands there
     */
    public int pass(byte[] bytes, int from, int to) {
        return written.pass(bytes, from, to);
    }

    /**
     * What becomes of the record that was walked over last.
     *
     * @param start bytes of the source before it
     * @param done bytes of the source that are done once it is
     */
    public SourceItem item(byte[] bytes, int from, int length, long start, long done) throws IOException {
        List<RecordWalk.Flaw> flaws = take(bytes, from, length);
        if (flaws.isEmpty()) {
            count.pass();
            return new SourceRecord(count.all(), done, "", event);
        }
        count.reject();
        return reject(bytes, from, length, start, done, flaws);
    }

    /** A record that cannot be written in Avro binary, so that nothing of it is shown or counted but that it is there. */
    public RejectedRecord unwritten(RejectCategory category, String reason, long start, long done) {
        count.reject();
        return new RejectedRecord(count.all(), start, done, "", category, reason, "", new GenericData.Record(wanted));
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

    private RejectedRecord reject(
            byte[] bytes, int from, int length, long start, long done, List<RecordWalk.Flaw> flaws) throws IOException {
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
                start,
                done,
                "",
                flaws.get(0).category(),
                String.join("; ", reasons),
                Masked.raw(raw),
                partial);
    }
}
