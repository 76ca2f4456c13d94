package io.crossfoot.ingest.format.mt940;

import io.crossfoot.common.feed.Mt940;
import io.crossfoot.common.registry.AvroWriter;
import io.crossfoot.ingest.format.ByteLines;
import io.crossfoot.ingest.format.ContentLook;
import io.crossfoot.ingest.format.LineText;
import io.crossfoot.ingest.format.Problems;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SteppingReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads SWIFT messages MT940 and MT942, one behind another, in SWIFT's blocks or without them. An entry is told once the
 * fields that belong to it have been read.
 *
 * <p>A message begins with field 20, or with any field where none is open; it ends with a line {@code -}, or where the
 * next one begins. Lines between messages belong to the bank's own envelope, and are read over.
 */
public final class Mt940Reader extends SteppingReader {

    private final ByteLines bytes;
    private final MessageLines lines;
    private final MessageFields fields;
    private final Messages messages;
    private final AvroWriter writer = new AvroWriter();
    private final Problems problems = new Problems();
    private @Nullable Entry entry;

    public Mt940Reader(Mt940 format, InputStream source) throws IOException {
        LineText texts = new LineText(format.codePage());
        this.bytes = new ByteLines(texts.open(source));
        this.lines = new MessageLines(bytes, texts);
        this.fields = new MessageFields(lines, problems);
        this.messages = new Messages(lines, problems, this::add);
    }

    @Override
    protected void step() throws IOException {
        if (lines.next()) {
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
        byte[] head = bytes.peek(ContentLook.BYTES);
        if (head.length > 0 && !Mt940Look.fits(head)) {
            problems.ofFile(
                    "holds no MT940 or MT942 message: it is %s; a message has fields such as :20:, :25: and :60F:"
                            .formatted(ContentLook.other(head).orElse("text without such fields")));
            tellEnd();
        }
    }

    private void read() throws IOException {
        switch (lines.kind()) {
            case FIELD -> readField();
            case TEXT -> readText();
            case BLOCKS -> {
                tellEntry();
                messages.beginBlocks();
            }
            case END -> {
                tellEntry();
                messages.endBlocks();
            }
        }
    }

    /** A further line of a field that is of no entry tells nothing that is read. */
    private void readText() {
        if (entry != null) {
            entry.add(lines);
        }
    }

    private void readField() throws IOException {
        if (isInformation(lines.tag())) {
            readInformation();
        } else if (entry != null && lines.isRestOfTime()) {
            lines.takeAsText();
            entry.add(lines);
        } else {
            tellEntry();
            readOtherField();
        }
    }

    private void readOtherField() {
        noteTooLong();
        String tag = lines.tag();
        switch (tag) {
            case "20" -> messages.begin(lines.text().strip());
            case "940", "942" -> messages.announce(tag);
            case "61" -> entry = Entry.of(lines, messages.ofEntry());
            default -> fields.read(messages.current());
        }
    }

    /** Field 86, and NS, which is not of SWIFT and in which some banks tell more. */
    private static boolean isInformation(String tag) {
        return tag.equals("86") || tag.equals("NS");
    }

    /** Where no entry is open, the information is of the message as a whole. */
    private void readInformation() {
        if (entry != null) {
            entry.inform(lines);
        }
    }

    private void tellEntry() throws IOException {
        if (entry != null) {
            add(entry.toItem(writer));
            entry = null;
        }
    }

    /** An entry that is too long is rejected. */
    private void noteTooLong() {
        if (lines.isTooLong() && !lines.tag().equals("61")) {
            problems.at(
                    lines.number(),
                    "field %s has %d characters or more, the rules allow 65"
                            .formatted(lines.tag(), MessageLines.LONGEST));
        }
    }

    private void end() throws IOException {
        tellEntry();
        messages.endAll();
        lines.fault().ifPresent(problems::ofFile);
        tellEnd();
    }

    private void tellEnd() {
        endWith(new SourceEnded(Map.of(), Map.of(), problems.all(), bytes.position()));
    }
}
