package io.crossfoot.ingest.format.mt940;

import io.crossfoot.ingest.format.ByteLines;
import io.crossfoot.ingest.format.LineText;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a source into the lines of messages, in SWIFT's blocks or without them. The text of a message, block 4, is fields, each
 * with its tag at the beginning of a line, and ends with a line {@code -}.
 */
final class MessageLines implements Closeable {

    /** What a line is. */
    enum Kind {
        /** The beginning of a field. */
        FIELD,
        /** A further line of a field, or something between messages. */
        TEXT,
        /** Blocks before the text of a message. */
        BLOCKS,
        /** The end of a message. */
        END
    }

    /** Longest line, in characters: a thousand times what the rules allow. */
    static final int LONGEST = 1 << 16;

    private static final Set<String> TAGS_LIKE_MINUTES = Set.of("13", "20", "21", "25", "28");
    private static final Pattern SECONDS = Pattern.compile("[0-5][0-9](?![0-9])");
    private static final Pattern BLOCK = Pattern.compile("\\{[1-4]:");
    private static final Pattern MESSAGE_TYPE = Pattern.compile("\\{2:[IO](?<type>[0-9]{3})");
    private static final String TEXT_BLOCK = "{4:";
    private static final int LONGEST_TAG = 3;

    /** A text that a bank wraps may go on with a colon and digits, as a time of day does; other tags are text. */
    private static final Set<String> TAGS = Set.of(
            "13", "13D", "20", "21", "25", "25P", "28", "28C", "34F", "60F", "60M", "61", "62F", "62M", "64", "65",
            "86", "90C", "90D", "940", "942", "NS");

    private final ByteLines lines;
    private final LineText texts;
    private Kind kind = Kind.TEXT;
    private String tag = "";
    private String text = "";
    private String messageType = "";
    private String rest = "";

    MessageLines(ByteLines lines, LineText texts) {
        this.lines = lines;
        this.texts = texts;
    }

    /** Moves to the next line; says whether there is one. */
    boolean next() throws IOException {
        if (!rest.isEmpty()) {
            take(rest);
            return true;
        }
        if (!lines.next()) {
            return false;
        }
        String line = texts.of(lines);
        take(line.length() > LONGEST ? line.substring(0, LONGEST) : line);
        return true;
    }

    Kind kind() {
        return kind;
    }

    /** The tag of the field that begins here, such as 60F. */
    String tag() {
        return tag;
    }

    /** Whether the line may be the rest of a time of day, cut off in the text before it, rather than a field. */
    boolean isRestOfTime() {
        return TAGS_LIKE_MINUTES.contains(tag) && SECONDS.matcher(text).lookingAt();
    }

    /** The line as it stands, where it turns out not to begin a field. */
    void takeAsText() {
        text = ':' + tag + ':' + text;
        kind = Kind.TEXT;
    }

    /** What stands behind the tag, or the whole line; blanks behind it removed. */
    String text() {
        return text;
    }

    /** The type of message that the blocks name; empty if they name none. */
    String messageType() {
        return messageType;
    }

    /** Whether the line exceeds the limit; only its beginning is there. */
    boolean isTooLong() {
        return lines.isTooLong() || text.length() >= LONGEST - LONGEST_TAG - 2;
    }

    long number() {
        return lines.number();
    }

    long start() {
        return lines.offset();
    }

    long position() {
        return lines.position();
    }

    Optional<String> fault() {
        return lines.fault();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private void take(String line) {
        rest = "";
        text = withoutControls(line);
        int tagEnd = tagEnd(text);
        if (tagEnd > 0) {
            kind = Kind.FIELD;
            tag = text.substring(1, tagEnd);
            text = text.substring(tagEnd + 1);
        } else if (text.equals("-") || text.startsWith("-}")) {
            kind = Kind.END;
            rest = from(text.indexOf("{1:"));
        } else if (BLOCK.matcher(text).lookingAt()) {
            kind = Kind.BLOCKS;
            takeBlocks();
        } else {
            kind = Kind.TEXT;
        }
    }

    private void takeBlocks() {
        Matcher type = MESSAGE_TYPE.matcher(text);
        messageType = type.find() ? type.group("type") : "";
        int block = text.indexOf(TEXT_BLOCK);
        String behind = from(block < 0 ? -1 : block + TEXT_BLOCK.length());
        rest = behind.startsWith(":") ? behind : "";
    }

    private String from(int index) {
        return index < 0 ? "" : text.substring(index);
    }

    /** Whether a line begins a field; control characters around it have been removed. */
    static boolean isField(String line) {
        return tagEnd(line) > 0;
    }

    /** Some systems put control characters around each message. */
    static String withoutControls(String line) {
        int from = 0;
        while (from < line.length() && line.charAt(from) < ' ') {
            from++;
        }
        int to = line.length();
        while (to > from && line.charAt(to - 1) <= ' ') {
            to--;
        }
        return line.substring(from, to);
    }

    /** Where the tag's second colon is; -1 if the line begins with no tag. */
    private static int tagEnd(String line) {
        int end = line.startsWith(":") ? line.indexOf(':', 1) : -1;
        return end > 0 && end <= LONGEST_TAG + 1 && TAGS.contains(line.substring(1, end)) ? end : -1;
    }
}
