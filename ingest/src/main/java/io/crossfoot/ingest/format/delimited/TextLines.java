package io.crossfoot.ingest.format.delimited;

import io.crossfoot.common.feed.Delimited;
import io.crossfoot.ingest.format.ByteLines;
import io.crossfoot.ingest.format.Utf8Stream;
import io.crossfoot.schema.RejectCategory;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Cuts text into records: lines, or several where a quoted field holds line breaks. Empty lines are no records. */
final class TextLines implements Closeable {

    private static final int CONTROL_Z = 0x1a;
    private static final char REPLACEMENT = '\uFFFD';

    /** What keeps a record from being read. */
    record Flaw(RejectCategory category, String reason) {}

    private final ByteLines lines;
    private final Splitter splitter;
    private final Charset encoding;
    private final boolean transcoded;
    private String text = "";
    private Optional<Flaw> flaw = Optional.empty();
    private long records;
    private boolean unread;

    TextLines(Delimited format, InputStream in) throws IOException {
        this.transcoded = Utf8Stream.isNeededFor(format.encoding());
        this.encoding = transcoded ? StandardCharsets.UTF_8 : format.encoding();
        this.lines = new ByteLines(transcoded ? new Utf8Stream(in, format.encoding()) : in);
        this.splitter = new Splitter(format, encoding);
    }

    Splitter splitter() {
        return splitter;
    }

    byte[] peek(int length) throws IOException {
        return lines.peek(length);
    }

    /** Moves to the next record, of which at first only the first line is there; says whether there is one. */
    boolean next() throws IOException {
        while (lines.next()) {
            if (!isEmpty()) {
                records++;
                unread = true;
                return true;
            }
        }
        return false;
    }

    /** The encoding of {@link #bytes()}. */
    Charset encoding() {
        return encoding;
    }

    /** The bytes of the current line, from {@link #from()} to {@link #to()}; of all lines of a record read as text. */
    byte[] bytes() {
        return lines.bytes();
    }

    int from() {
        return lines.start();
    }

    int to() {
        return lines.end();
    }

    /** Whether only the beginning of the line is there. */
    boolean isTooLong() {
        return lines.isTooLong();
    }

    /**
     * Reads the record as text, with the lines behind it if a quoted field goes on there. Nearly all records can do without:
     * {@link #text()} and {@link #flaw()} are those of this record only once this was called.
     */
    void readText() throws IOException {
        if (unread) {
            unread = false;
            read();
        }
    }

    String text() {
        return text;
    }

    Optional<Flaw> flaw() {
        return flaw;
    }

    /** Number of the line on which the record begins. */
    long number() {
        return lines.number();
    }

    long start() {
        return lines.offset();
    }

    long position() {
        return lines.position();
    }

    long records() {
        return records;
    }

    Optional<String> fault() {
        return lines.fault();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** A line of nothing but Control-Z is how DOS ended a text. */
    private boolean isEmpty() {
        return lines.length() == 0 || (lines.length() == 1 && lines.bytes()[lines.start()] == CONTROL_Z);
    }

    private void read() throws IOException {
        text = decode();
        if (!lines.isTooLong() && splitter.mayBeQuoted(text) && joinQuotedLines()) {
            text = decode();
        }
        flaw = lines.isTooLong()
                ? Optional.of(new Flaw(
                        RejectCategory.LENGTH, "the record is longer than %d bytes".formatted(ByteLines.LONGEST)))
                : encodingFlaw();
    }

    /**
     * Takes in the following lines for as long as a quoted field is open. If it never closes, only the first line is
     * kept: one stray quote must not swallow all records behind it.
     */
    private boolean joinQuotedLines() throws IOException {
        Splitter.OpenQuote quote = splitter.new OpenQuote();
        int read = 0;
        boolean joined = false;
        while (quote.isOpenAfter(lines.bytes(), lines.start(), lines.start() + read, lines.end())) {
            read = lines.length();
            if (!lines.extend()) {
                if (joined) {
                    lines.shrink();
                }
                return false;
            }
            joined = true;
        }
        return joined;
    }

    private String decode() {
        return new String(lines.bytes(), lines.start(), lines.length(), encoding);
    }

    private Optional<Flaw> encodingFlaw() {
        if (text.indexOf('\0') >= 0) {
            return Optional.of(new Flaw(RejectCategory.ENCODING, "the record holds a NUL character"));
        }
        if (text.indexOf(REPLACEMENT) >= 0 && (transcoded || !isRight())) {
            return Optional.of(new Flaw(
                    RejectCategory.ENCODING,
                    "the record is not " + (transcoded ? "of the feed's encoding" : encoding)));
        }
        return Optional.empty();
    }

    /** Whether the replacement character stands in the source itself. */
    private boolean isRight() {
        byte[] encoded = text.getBytes(encoding);
        return Arrays.equals(encoded, 0, encoded.length, lines.bytes(), lines.start(), lines.end());
    }
}
