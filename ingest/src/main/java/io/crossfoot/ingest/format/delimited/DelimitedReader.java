package io.crossfoot.ingest.format.delimited;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.feed.Delimited;
import io.crossfoot.common.feed.RecordType.Role;
import io.crossfoot.common.registry.AvroWriter;
import io.crossfoot.ingest.format.ContentLook;
import io.crossfoot.ingest.format.FileFrame;
import io.crossfoot.ingest.format.Masked;
import io.crossfoot.ingest.format.Problems;
import io.crossfoot.ingest.format.RecordCount;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.ingest.format.SteppingReader;
import io.crossfoot.ingest.format.column.FieldProblem;
import io.crossfoot.schema.RejectCategory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/**
 * Reads delimited text as the feed describes it: recognises each line's kind of record, makes events of the details, and
 * keeps what the others state. A line of no known kind is rejected. Records in the wrong place make the file malformed,
 * and are read all the same.
 */
public final class DelimitedReader extends SteppingReader {

    private final TextLines lines;
    private final List<RecordKind> kinds;
    private final RecordKind detail;
    private final Inherited inherited;
    private final EventBuilder events;
    private final Optional<DetailEncoder> encoder;
    private final AvroWriter writer = new AvroWriter();
    private final AvroBuffer event = new AvroBuffer();
    private final Problems problems = new Problems();
    private final RecordCount count = new RecordCount();
    private final Fields fields = new Fields();
    private final StatedValues fileStatement;
    private final Sections sections;
    private final FileFrame frame;

    public DelimitedReader(Delimited format, Schema schema, InputStream source) throws IOException {
        this.lines = new TextLines(format, source);
        Splitter splitter = lines.splitter();
        this.kinds = format.records().stream()
                .map(type -> new RecordKind(type, format, splitter, lines.encoding()))
                .toList();
        this.detail = kinds.stream()
                .filter(kind -> kind.role() == Role.DETAIL)
                .findFirst()
                .orElseThrow();
        this.inherited = new Inherited(format);
        this.events = new EventBuilder(schema, detail, inherited);
        this.encoder = DetailEncoder.of(format, lines, kinds, detail, inherited);
        this.fileStatement = new StatedValues(format.controls().file().keySet(), inherited, problems);
        this.frame = new FileFrame(kinds, problems);
        StatedValues sectionStatement =
                new StatedValues(format.controls().section().keySet(), inherited, problems);
        this.sections = new Sections(format, sectionStatement, problems, this::add);
    }

    @Override
    protected void step() throws IOException {
        if (count.isHopeless(problems)) {
            tellEnd();
        } else if (lines.next()) {
            read();
        } else {
            end();
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    @Override
    protected void begin() throws IOException {
        ContentLook.other(lines.peek(ContentLook.BYTES)).ifPresent(other -> {
            problems.ofFile("is no delimited text: it is %s".formatted(other));
            tellEnd();
        });
    }

    private void read() throws IOException {
        if (!readBytes()) {
            lines.readText();
            readText();
        }
    }

    /** Passes a detail in the usual form. What is left to the text is read anew there, whatever has been done here. */
    private boolean readBytes() throws IOException {
        if (encoder.isEmpty() || !encoder.get().encode(event)) {
            return false;
        }
        frame.pass(detail, lines.number());
        if (!sections.beginUnnamed() || !inherited.isComplete()) {
            return false;
        }
        pass();
        return true;
    }

    private void readText() throws IOException {
        if (lines.flaw().isPresent()) {
            TextLines.Flaw flaw = lines.flaw().get();
            reject(flaw.category(), flaw.reason(), events.empty());
            return;
        }
        RecordKind kind = kindOfLine();
        if (kind == null) {
            reject(RejectCategory.STRUCTURE, "the line is of no kind that the feed describes", events.empty());
            return;
        }
        frame.pass(kind, lines.number());
        switch (kind.role()) {
            case DETAIL -> readDetail();
            case HEADER, TRAILER -> readOnce(kind);
            case SECTION_HEADER -> readSectionHeader(kind);
            case SECTION_TRAILER -> readSectionTrailer(kind);
            case IGNORED -> {}
        }
    }

    private @Nullable RecordKind kindOfLine() {
        for (RecordKind kind : kinds) {
            if (kind.fits(lines.text(), lines.number())) {
                return kind;
            }
        }
        return null;
    }

    private void readDetail() throws IOException {
        GenericData.Record value = events.empty();
        boolean placed = sections.beginUnnamed();
        try {
            detail.cut(lines.text(), fields);
        } catch (FieldProblem unfit) {
            reject(RejectCategory.STRUCTURE, String.valueOf(unfit.getMessage()), value);
            return;
        }
        String problem = events.fill(value, detail, fields);
        if (problem != null) {
            reject(RejectCategory.FIELD, problem, value);
        } else if (!placed) {
            reject(RejectCategory.STRUCTURE, "the record stands outside of any section", value);
        } else if (!inherited.isComplete()) {
            reject(RejectCategory.STRUCTURE, "the header that the record inherits from is not there", value);
        } else {
            event.clear();
            writer.write(value, event);
            pass();
        }
    }

    private void pass() {
        count.pass();
        add(new SourceRecord(lines.number(), lines.position(), sections.current(), event));
    }

    private void reject(RejectCategory category, String reason, GenericData.Record partial) {
        count.reject();
        add(new RejectedRecord(
                lines.number(),
                lines.start(),
                lines.position(),
                sections.current(),
                category,
                reason,
                Masked.raw(lines.text()),
                partial));
    }

    private void readOnce(RecordKind kind) {
        if (kind.role() == Role.TRAILER) {
            sections.end(lines.number());
        }
        if (frame.isFirst(kind, lines.number()) && cut(kind)) {
            fileStatement.read(kind, fields, lines.number());
        }
    }

    private void readSectionHeader(RecordKind kind) {
        if (cut(kind)) {
            sections.begin(kind, fields, lines.number());
        } else {
            sections.beginUnreadable(kind, lines.number());
        }
    }

    private void readSectionTrailer(RecordKind kind) {
        if (cut(kind)) {
            sections.close(kind, fields, lines.number());
        } else {
            sections.end(lines.number());
        }
    }

    private boolean cut(RecordKind kind) {
        try {
            kind.cut(lines.text(), fields);
            return true;
        } catch (FieldProblem unfit) {
            problems.at(lines.number(), String.valueOf(unfit.getMessage()));
            return false;
        }
    }

    private void end() {
        sections.end(lines.number());
        lines.fault().ifPresent(problems::ofFile);
        if (lines.records() > 0 || lines.fault().isEmpty()) {
            frame.end(lines.records());
        }
        tellEnd();
    }

    private void tellEnd() {
        endWith(new SourceEnded(fileStatement.take(), Map.of(), problems.all(), lines.position()));
    }
}
