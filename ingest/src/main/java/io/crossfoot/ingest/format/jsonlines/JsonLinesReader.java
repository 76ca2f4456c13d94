package io.crossfoot.ingest.format.jsonlines;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.feed.JsonLines;
import io.crossfoot.common.registry.AvroWriter;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.ByteLines;
import io.crossfoot.ingest.format.ContentLook;
import io.crossfoot.ingest.format.Masked;
import io.crossfoot.ingest.format.Problems;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.ingest.format.Utf8Check;
import io.crossfoot.schema.RejectCategory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/** Reads JSON Lines as the feed describes them: makes an event of each line's object, and rejects what is none. */
public final class JsonLinesReader implements BatchReader {

    /** A file of which so many records are rejected before the first one passes is another file than it should be. */
    private static final int HOPELESS = 100;

    private static final int CONTROL_Z = 0x1a;

    private final Schema schema;
    private final ByteLines lines;
    private final Utf8Check utf8 = new Utf8Check();
    private final ObjectEncoder encoder;
    private final ObjectProblems objectProblems;
    private final AvroWriter writer = new AvroWriter();
    private final AvroBuffer event = new AvroBuffer();
    private final Problems problems = new Problems();
    private @Nullable SourceEnded ended;
    private boolean begun;
    private long passed;
    private long rejected;

    public JsonLinesReader(JsonLines format, Schema schema, InputStream source) throws IOException {
        this.schema = schema;
        this.lines = new ByteLines(source);
        this.encoder = new ObjectEncoder(format.columns());
        this.objectProblems = new ObjectProblems(format.columns(), schema);
    }

    @Override
    public SourceItem next() throws IOException {
        if (!begun) {
            begin();
        }
        while (ended == null) {
            if (passed == 0 && rejected >= HOPELESS) {
                problems.ofFile(
                        "none of its first %d records could be read: it is not of this feed, or the feed is not described rightly"
                                .formatted(rejected));
                tellEnd();
            } else if (!lines.next()) {
                lines.fault().ifPresent(problems::ofFile);
                tellEnd();
            } else if (!isBlank()) {
                return read();
            }
        }
        return ended;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private void begin() throws IOException {
        begun = true;
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
        passed++;
        return new SourceRecord(lines.number(), lines.position(), "", event);
    }

    private SourceItem reject(RejectCategory category, String reason, GenericData.Record partial) {
        rejected++;
        int shown = Math.min(lines.length(), Masked.LONGEST_RAW * 4);
        String raw = new String(lines.bytes(), lines.start(), shown, StandardCharsets.UTF_8);
        return new RejectedRecord(
                lines.number(), lines.offset(), lines.position(), "", category, reason, Masked.raw(raw), partial);
    }

    private void tellEnd() {
        ended = new SourceEnded(Map.of(), Map.of(), problems.all(), lines.position());
    }
}
