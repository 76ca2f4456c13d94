package io.crossfoot.ingest.format.fixed;

import static java.util.Objects.requireNonNull;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.feed.Fixed;
import io.crossfoot.common.feed.Fixed.Framing;
import io.crossfoot.common.feed.FixedLayouts;
import io.crossfoot.common.feed.RecordType.Role;
import io.crossfoot.ingest.format.ContentLook;
import io.crossfoot.ingest.format.FileFrame;
import io.crossfoot.ingest.format.Problems;
import io.crossfoot.ingest.format.RecordCount;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.ingest.format.SteppingReader;
import io.crossfoot.ingest.format.Utf8Stream;
import io.crossfoot.schema.RejectCategory;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of fields at fixed places as the feed and its copybook describe them: recognises each record's kind, makes
 * events of the details, and keeps what the others state. A record of no known kind is rejected. Records in the wrong place
 * make the file malformed, and are read all the same.
 */
public final class FixedReader extends SteppingReader {

    private final Fixed format;
    private final Schema schema;
    private final Records records;
    private final RecordKind[] kinds;
    private final Map<RecordKind, DetailEncoder> encoders = new HashMap<>();
    private final RawText rawText;
    private final AvroBuffer event = new AvroBuffer();
    private final Problems problems = new Problems();
    private final RecordCount count = new RecordCount();
    private final StatedValues fileStatement;
    private final KindCounts counts;
    private final Sections sections;
    private final FileFrame frame;

    public FixedReader(Fixed format, Schema schema, InputStream source) throws IOException {
        FixedLayouts layouts = format.layouts();
        this.format = format;
        this.schema = schema;
        this.records = open(format, layouts, source);
        Codecs codecs = new Codecs(format);
        this.rawText = new RawText(format, layouts, codecs.characters().encoding());
        List<RecordKind> all = format.records().stream()
                .map(type -> new RecordKind(type, layouts.of(type), format, codecs))
                .toList();
        this.kinds = all.toArray(RecordKind[]::new);
        Inherited inherited = new Inherited(format, codecs);
        all.stream()
                .filter(kind -> kind.role() == Role.DETAIL)
                .forEach(kind -> encoders.put(kind, new DetailEncoder(kind, schema, codecs, inherited)));
        this.fileStatement = new StatedValues(format.controls().file().keySet(), inherited, problems);
        this.counts = new KindCounts(all);
        this.frame = new FileFrame(all, problems);
        StatedValues sectionStatement =
                new StatedValues(format.controls().section().keySet(), inherited, problems);
        this.sections = new Sections(all, sectionStatement, problems, this::add);
    }

    private static Records open(Fixed format, FixedLayouts layouts, InputStream source) throws IOException {
        return switch (format.framing()) {
            case FIXED -> new EqualRecords(source, format.length().orElse(layouts.longest()));
            case LINES -> new TextRecords(source, format.encoding(), layouts.longest());
            case RDW -> new DescribedRecords(source, false, format.descriptor());
            case BDW -> new DescribedRecords(source, true, format.descriptor());
        };
    }

    @Override
    protected void step() throws IOException {
        if (count.isHopeless(problems)) {
            tellEnd();
        } else if (records.next()) {
            read();
        } else {
            end();
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    /** What other records than lines of ASCII look like, nobody can say. */
    @Override
    protected void begin() throws IOException {
        if (format.framing() == Framing.LINES && !Utf8Stream.isNeededFor(format.encoding())) {
            ContentLook.other(records.peek(ContentLook.BYTES)).ifPresent(other -> {
                problems.ofFile("is no text of records: it is %s".formatted(other));
                tellEnd();
            });
        }
    }

    private void read() {
        if (records.flaw().isPresent()) {
            reject(records.flaw().get(), null, new GenericData.Record(schema));
            return;
        }
        RecordKind kind = kindOfRecord();
        if (kind == null) {
            reject(
                    new Flaw(RejectCategory.STRUCTURE, "the record is of no kind that the feed describes"),
                    null,
                    new GenericData.Record(schema));
            return;
        }
        frame.pass(kind, records.number());
        sections.endBefore(kind, records.number());
        kind.count();
        switch (kind.role()) {
            case DETAIL -> readDetail(kind, requireNonNull(encoders.get(kind)));
            case HEADER, TRAILER -> readOnce(kind);
            case SECTION_HEADER -> sections.begin(kind, records);
            case SECTION_TRAILER -> sections.close(kind, records);
            case IGNORED -> {}
        }
    }

    private @Nullable RecordKind kindOfRecord() {
        for (RecordKind kind : kinds) {
            if (kind.fits(records)) {
                return kind;
            }
        }
        return null;
    }

    private void readDetail(RecordKind kind, DetailEncoder encoder) {
        RecordBytes record = records.record();
        boolean placed = sections.beginUnnamed();
        Optional<Flaw> flaw = kind.lay(record);
        if (flaw.isEmpty() && placed && encoder.encode(record, event)) {
            pass();
        } else {
            reject(flaw.orElseGet(() -> flaw(record, encoder)), kind, encoder.partial(record));
        }
    }

    private static Flaw flaw(RecordBytes record, DetailEncoder encoder) {
        List<String> unreadable = encoder.problems(record);
        return unreadable.isEmpty()
                ? new Flaw(RejectCategory.STRUCTURE, "the record stands outside of any section")
                : new Flaw(RejectCategory.FIELD, String.join("; ", unreadable));
    }

    private void pass() {
        count.pass();
        add(new SourceRecord(records.number(), records.position(), sections.current(), event));
    }

    private void reject(Flaw flaw, @Nullable RecordKind kind, GenericData.Record partial) {
        count.reject();
        add(new RejectedRecord(
                records.number(),
                records.start(),
                records.position(),
                sections.current(),
                flaw.category(),
                flaw.reason(),
                rawText.of(records.record(), kind == null ? null : kind.layout()),
                partial));
    }

    private void readOnce(RecordKind kind) {
        if (frame.isFirst(kind, records.number())) {
            fileStatement.read(kind, records);
        }
    }

    private void end() {
        sections.end(records.number());
        records.fault().ifPresent(problems::ofFile);
        frame.end(records.count());
        tellEnd();
    }

    private void tellEnd() {
        Map<String, String> counted = counts.sinceBegun();
        counted.put(Fixed.ALL_RECORDS, Long.toString(records.count()));
        endWith(new SourceEnded(fileStatement.take(), counted, problems.all(), records.position()));
    }
}
