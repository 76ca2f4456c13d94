package io.crossfoot.ingest.format.mt940;

import io.crossfoot.common.feed.Mt940;
import io.crossfoot.common.registry.AvroWriter;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.ByteLines;
import io.crossfoot.ingest.format.ContentLook;
import io.crossfoot.ingest.format.LineText;
import io.crossfoot.ingest.format.Problems;
import io.crossfoot.ingest.format.SectionIds;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceItem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads SWIFT messages MT940 and MT942, one behind another, in SWIFT's blocks or without them. An entry is told once the
 * fields that belong to it have been read.
 *
 * <p>A message begins with field 20, or with any field where none is open; it ends with a line {@code -}, or where the
 * next one begins. Lines between messages belong to the bank's own envelope, and are read over.
 */
public final class Mt940Reader implements BatchReader {

    private final ByteLines bytes;
    private final MessageLines lines;
    private final MessageFields fields;
    private final AvroWriter writer = new AvroWriter();
    private final Problems problems = new Problems();
    private final SectionIds sectionIds = new SectionIds();
    private final Deque<SourceItem> found = new ArrayDeque<>();
    private @Nullable Message message;
    private @Nullable Message before;
    private @Nullable Entry entry;
    private @Nullable SourceEnded ended;
    private String namedType = "";
    private boolean inBlock;
    private long messages;
    private boolean begun;

    public Mt940Reader(Mt940 format, InputStream source) throws IOException {
        LineText texts = new LineText(format.codePage());
        this.bytes = new ByteLines(texts.open(source));
        this.lines = new MessageLines(bytes, texts);
        this.fields = new MessageFields(lines, problems);
    }

    @Override
    public SourceItem next() throws IOException {
        if (!begun) {
            begin();
        }
        while (found.isEmpty()) {
            if (ended != null) {
                return ended;
            }
            if (lines.next()) {
                read();
            } else {
                end();
            }
        }
        return found.remove();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private void begin() throws IOException {
        begun = true;
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
                endMessage();
                beginBlocks();
            }
            case END -> {
                inBlock = false;
                endMessage();
                namedType = "";
            }
        }
    }

    /** Each block may stand on a line of its own. */
    private void beginBlocks() {
        inBlock = true;
        if (lines.messageType().isEmpty()) {
            return;
        }
        namedType = lines.messageType();
        if (!Message.isRead(namedType)) {
            problems.at(
                    lines.number(),
                    "a message of type %s; 940, 942 and 950 are read: take it out of the file".formatted(namedType));
        }
    }

    /** A further line of a field that is of no entry tells nothing that is read. */
    private void readText() {
        if (entry != null) {
            entry.add(lines);
        }
    }

    private void readField() throws IOException {
        String tag = lines.tag();
        if (isInformation(tag)) {
            readInformation();
            return;
        }
        if (entry != null && lines.isRestOfTime()) {
            lines.takeAsText();
            entry.add(lines);
            return;
        }
        tellEntry();
        noteTooLong();
        switch (tag) {
            case "20" -> beginMessage(lines.text().strip());
            case "940", "942" -> {
                endMessage();
                namedType = tag;
            }
            case "61" -> entry = readEntry(openMessage(tag));
            default -> fields.read(openMessage(tag));
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

    private Entry readEntry(Message message) {
        if (message.closing() != null) {
            problems.at(
                    lines.number(),
                    "an entry stands behind the closing balance of message '%s'".formatted(message.section()));
        }
        return Entry.of(lines, message);
    }

    private Message beginMessage(String reference) throws IOException {
        endMessage();
        Message begun = new Message(sectionIds, reference, namedType);
        message = begun;
        messages++;
        return begun;
    }

    /** The message that a field belongs to. Field 25 begins one of its own where a bank leaves out field 20. */
    private Message openMessage(String tag) throws IOException {
        Message open = message;
        boolean next = tag.startsWith("25") && open != null && open.closing() != null;
        return open == null || next ? beginMessage("") : open;
    }

    private void endMessage() throws IOException {
        tellEntry();
        Message done = message;
        if (done != null) {
            fields.checkBalances(done);
            if (before != null) {
                done.follow(before);
            }
            found.add(done.ended());
            before = done;
            message = null;
        }
    }

    private void tellEntry() throws IOException {
        if (entry != null) {
            found.add(entry.toItem(writer));
            entry = null;
        }
    }

    private void noteTooLong() {
        if (lines.isTooLong() && !lines.tag().equals("61")) {
            problems.at(
                    lines.number(),
                    "field %s has %d characters or more, the rules allow 65"
                            .formatted(lines.tag(), MessageLines.LONGEST));
        }
    }

    private void end() throws IOException {
        endMessage();
        if (bytes.position() == 0) {
            problems.ofFile("is empty; a file of statements has at least one message");
        } else if (messages == 0) {
            problems.ofFile("holds no message");
        } else if (inBlock) {
            problems.ofFile("the last message lacks its end, a line -}: the file may be cut off");
        }
        lines.fault().ifPresent(problems::ofFile);
        tellEnd();
    }

    private void tellEnd() {
        ended = new SourceEnded(Map.of(), Map.of(), problems.all(), bytes.position());
    }
}
