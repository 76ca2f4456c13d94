package io.crossfoot.ingest.format.jsonlines;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.feed.JsonLines;
import io.crossfoot.common.registry.AvroWriter;
import io.crossfoot.ingest.format.ByteLines;
import io.crossfoot.ingest.format.ContentLook;
import io.crossfoot.ingest.format.Masked;
import io.crossfoot.ingest.format.Problems;
import io.crossfoot.ingest.format.RecordCount;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.ingest.format.SteppingReader;
import io.crossfoot.ingest.format.Utf8Check;
import io.crossfoot.schema.RejectCategory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Reads JSON Lines as the feed describes them: makes an event of each line's object, and rejects what is none. */
public final class JsonLinesReader extends SteppingReader {

    private static final int CONTROL_Z = 0x1a;

    private final Schema schema;
    private final ByteLines lines;
    private final Utf8Check utf8 = new Utf8Check();
    private final ObjectEncoder encoder;
    private final ObjectProblems objectProblems;
    private final AvroWriter writer = new AvroWriter();
    private final AvroBuffer event = new AvroBuffer();
    private final Problems problems = new Problems();
    private final RecordCount count = new RecordCount();

    public JsonLinesReader(JsonLines format, Schema schema, InputStream source) throws IOException {
        this.schema = schema;
        this.lines = new ByteLines(source);
        this.encoder = new ObjectEncoder(format.columns());
        this.objectProblems = new ObjectProblems(format.columns(), schema);
    }

    @Override
    protected void step() throws IOException {
        if (count.isHopeless(problems)) {
            tellEnd();
        } else if (!lines.next()) {
            lines.fault().ifPresent(problems::ofFile);
            tellEnd();
        } else if (!isBlank()) {
            add(read());
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    @Override
    protected void begin() throws IOException {
        ContentLook.other(lines.peek(ContentLook.BYTES)).ifPresent(other -> {
            problems.ofFile("is no text of JSON objects: it is %s".formatted(other));
            tellEnd();
        });
    }

    /** A line of nothing but Control-Z is how DOS ended a text. */
    private boolean isBlank() {
        int at = lines.start();
        if (lines.length() == 1 && lines.bytes()[at] == CONTROL_Z) {
            return true;
        }
        while (at < lines.end() && isSpace(lines.bytes()[at])) {
            at++;
        }
        return at == lines.end();
    }

    private static boolean isSpace(byte next) {
        return next == ' ' || next == '\t' || next == '\r';
    }

    private SourceItem read() throws IOException {
        byte[] line = lines.bytes();
        if (lines.isTooLong()) {
            return reject(
                    RejectCategory.LENGTH,
                    "the record is longer than %d bytes".formatted(ByteLines.LONGEST),
                    new GenericData.Record(schema));
        }
        if (!utf8.isValid(line, lines.start(), lines.end())) {
            return reject(RejectCategory.ENCODING, "the record is not UTF-8", new GenericData.Record(schema));
        }
        return encoder.encode(line, lines.start(), lines.end(), event) ? pass() : readAgain();
    }

    private SourceItem readAgain() throws IOException {
        objectProblems.read(lines.bytes(), lines.start(), lines.end());
        String reason = objectProblems.reason();
        if (!reason.isEmpty()) {
            return reject(objectProblems.category(), reason, objectProblems.partial());
        }
        event.clear();
        writer.write(objectProblems.partial(), event);
        return pass();
    }

    private SourceItem pass() {
        count.pass();
        return new SourceRecord(lines.number(), lines.position(), "", event);
    }

    private SourceItem reject(RejectCategory category, String reason, GenericData.Record partial) {
        count.reject();
        int shown = Math.min(lines.length(), Masked.LONGEST_RAW * 4);
        String raw = new String(lines.bytes(), lines.start(), shown, StandardCharsets.UTF_8);
        return new RejectedRecord(
                lines.number(), lines.offset(), lines.position(), "", category, reason, Masked.raw(raw), partial);
    }

    private void tellEnd() {
        endWith(new SourceEnded(Map.of(), Map.of(), problems.all(), lines.position()));
    }
}
