package io.crossfoot.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.balance.SourceReport;
import io.crossfoot.common.balance.SourceRules;
import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.registry.TrustedTypes;
import io.crossfoot.ingest.format.rows.Databases;
import io.crossfoot.ingest.source.SourceCount;
import io.crossfoot.schema.ControlValue;
import io.crossfoot.schema.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;

/** All that a reader tells of one source, and what was counted of it. */
public record Reading(Feed feed, List<SourceItem> items, SourceReport report) {

    public static Reading of(Feed feed, byte[] source) throws IOException {
        return of(feed, new ByteArrayInputStream(source));
    }

    public static Reading of(Feed feed, InputStream source) throws IOException {
        return of(feed, source, Databases.none());
    }

    public static Reading of(Feed feed, InputStream source, Databases databases) throws IOException {
        List<SourceItem> items = new ArrayList<>();
        SourceCount count = new SourceCount(feed);
        try (BatchReader reader = BatchReaders.open(feed, source, databases)) {
            while (true) {
                SourceItem item = reader.next();
                items.add(item instanceof SourceRecord record ? withEventOfItsOwn(record) : item);
                if (item instanceof SourceEnded end) {
                    return new Reading(feed, items, count.ended(end));
                }
                tell(count, item);
            }
        }
    }

    private static SourceRecord withEventOfItsOwn(SourceRecord record) {
        AvroBuffer copy = new AvroBuffer();
        copy.write(record.event().bytes(), 0, record.event().size());
        return new SourceRecord(record.sequence(), record.position(), record.section(), copy);
    }

    private static void tell(SourceCount count, SourceItem item) {
        if (item instanceof SourceRecord record) {
            count.passed(record);
        } else if (item instanceof RejectedRecord record) {
            count.rejected(record);
        } else if (item instanceof SectionEnded section) {
            count.sectionEnded(section);
        }
    }

    public List<SourceRecord> records() {
        return all(SourceRecord.class);
    }

    public List<RejectedRecord> rejects() {
        return all(RejectedRecord.class);
    }

    public List<SectionEnded> sections() {
        return all(SectionEnded.class);
    }

    public List<String> problems() {
        return report.problems().stream()
                .map(problem -> problem.getWhere() + ": " + problem.getReason())
                .toList();
    }

    public Outcome outcome() {
        return SourceRules.outcome(report, SourceRules.breaks(report, feed.rejectsAllowed()));
    }

    /** What was counted for one of the file's control values. */
    public String counted(String control) {
        return report.controls().stream()
                .filter(value -> value.getName().equals(control))
                .map(ControlValue::getCounted)
                .findFirst()
                .orElseThrow();
    }

    /** The events of the records that passed, decoded by Avro. */
    public List<IndexedRecord> events() {
        TrustedTypes.allow();
        DatumReader<? extends IndexedRecord> avro = SpecificData.get().getClass(feed.eventSchema()) == null
                ? new GenericDatumReader<>(feed.eventSchema())
                : new SpecificDatumReader<>(feed.eventSchema());
        return records().stream().map(record -> decoded(record.event(), avro)).toList();
    }

    /** The values of one field of the records that passed. */
    public List<Object> values(String field) {
        int position = feed.eventSchema().getField(field).pos();
        return events().stream().map(event -> event.get(position)).toList();
    }

    private static IndexedRecord decoded(AvroBuffer event, DatumReader<? extends IndexedRecord> avro) {
        try {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(event.bytes(), 0, event.size(), null);
            IndexedRecord record = avro.read(null, decoder);
            assertThat(decoder.isEnd()).as("nothing behind the event").isTrue();
            return record;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> List<T> all(Class<T> type) {
        return items.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
