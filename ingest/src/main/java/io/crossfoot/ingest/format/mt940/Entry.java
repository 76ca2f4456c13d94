package io.crossfoot.ingest.format.mt940;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.registry.AvroWriter;
import io.crossfoot.ingest.format.Masked;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.schema.RejectCategory;
import io.crossfoot.schema.mt940.Mt940Entry;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A statement line, field 61, while what belongs to it is read. What is wrong with it is gathered, and what could be read
 * of it counts all the same.
 */
final class Entry {

    /** Longest supplementary details, and longest information, in characters: a hundred times what the rules allow. */
    private static final int LONGEST_TEXT = 1 << 16;

    private final Mt940Entry event;
    private final String section;
    private final long number;
    private final long start;
    private final String raw;
    private final StringBuilder details = new StringBuilder();
    private final StringBuilder information = new StringBuilder();
    private String unread = "";
    private boolean informed;
    private long position;
    private @Nullable RejectCategory category;
    private String reason = "";

    private Entry(MessageLines line, Message message) {
        this.event = message.newEntry();
        this.section = message.section();
        this.number = line.number();
        this.start = line.start();
        this.raw = line.text();
        read(line);
    }

    /** Reads the statement line that the current line begins. */
    static Entry of(MessageLines line, Message message) {
        Entry entry = new Entry(line, message);
        entry.readStatement(line.text());
        return entry;
    }

    Mt940Entry event() {
        return event;
    }

    /** Takes the beginning of a field 86 that belongs to it. */
    void inform(MessageLines line) {
        readRest("");
        informed = true;
        add(line);
    }

    /** Takes a further line: of the information if there has been any, else of the supplementary details. */
    void add(MessageLines line) {
        read(line);
        if (unread.isEmpty()) {
            add(line.text());
        } else {
            readRest(line.text());
        }
    }

    void addDetails(String text) {
        append(details, text);
    }

    /** Marks it as not to be sent on. */
    void reject(String which, String expected, String got) {
        reject(RejectCategory.FIELD, "%s %s, got %s".formatted(which, expected, Masked.value(got)));
    }

    /** @param writer writes the event, unless the entry is rejected */
    SourceItem toItem(AvroWriter writer) throws IOException {
        readRest("");
        if (category != null) {
            return new RejectedRecord(number, start, position, section, category, reason, Masked.raw(raw), event);
        }
        event.setSupplementaryDetails(details.toString());
        event.setInformation(information.toString());
        AvroBuffer encoded = new AvroBuffer();
        writer.write(event, encoded);
        return new SourceRecord(number, position, section, encoded);
    }

    private void readStatement(String text) {
        if (StatementLine.isCutOff(text)) {
            unread = text;
        } else {
            StatementLine.read(text, this);
        }
    }

    /** Reads a statement line that was cut off, with the rest of it, if there is any. */
    private void readRest(String rest) {
        String text = unread;
        if (!text.isEmpty()) {
            unread = "";
            StatementLine.read(text + rest, this);
        }
    }

    private void read(MessageLines line) {
        position = line.position();
        if (line.isTooLong()) {
            reject(
                    RejectCategory.LENGTH,
                    "line %d has %d characters or more, the rules allow 65"
                            .formatted(line.number(), MessageLines.LONGEST));
        }
    }

    private void add(String text) {
        append(informed ? information : details, text);
    }

    private void append(StringBuilder lines, String text) {
        if (lines.length() + text.length() > LONGEST_TEXT) {
            reject(
                    RejectCategory.LENGTH,
                    "the text behind the entry has more than %d characters, the rules allow 390"
                            .formatted(LONGEST_TEXT));
        } else if (!text.isEmpty()) {
            lines.append(lines.length() == 0 ? "" : "\n").append(text);
        }
    }

    /** The first category and the first reason stay. */
    private void reject(RejectCategory category, String reason) {
        if (this.category == null) {
            this.category = category;
            this.reason = reason;
        }
    }
}
