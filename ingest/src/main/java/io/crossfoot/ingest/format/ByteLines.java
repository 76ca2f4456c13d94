package io.crossfoot.ingest.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a source into lines, as bytes, in one buffer that grows to the longest line and no further than a limit. What
 * stands before a byte-order mark's end is skipped. Positions count from 0, line numbers from 1.
 *
 * <p>The current line stands in {@link #bytes()} from {@link #start()} to {@link #end()}, its line break left out, until
 * the next call that moves on.
 */
public final class ByteLines implements Closeable {

    /** Longest line, in bytes: far beyond any real record, and far below what would fill the memory. */
    public static final int LONGEST = 1 << 20;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final SourceBuffer buffer;
    private final int longest;
    private int start;
    private int end;
    private int next;
    private long offset;
    private long lines;
    private long number;
    private boolean tooLong;

    public ByteLines(InputStream in) throws IOException {
        this(in, LONGEST);
    }

    ByteLines(InputStream in, int longest) throws IOException {
        this.buffer = new SourceBuffer(in);
        this.longest = longest;
        if (Arrays.equals(peek(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            next = BYTE_ORDER_MARK.length;
        }
    }

    /** The first bytes of what has not been read yet, at most as many as asked for. */
    public byte[] peek(int length) throws IOException {
        start = next;
        while (buffer.filled() - next < length && fill()) {}
        return Arrays.copyOfRange(buffer.bytes(), next, Math.min(buffer.filled(), next + length));
    }

    /** Moves to the next line; says whether there is one. */
    public boolean next() throws IOException {
        begin();
        int from = start;
        while (true) {
            int lineFeed = buffer.indexOfLineFeed(from);
            if (lineFeed >= 0) {
                endAt(lineFeed);
                return true;
            }
            if (buffer.filled() - start > longest) {
                discardRest();
                return true;
            }
            from = buffer.filled() - start;
            boolean more = fill();
            from += start;
            if (!more) {
                return endAtEndOfSource();
            }
        }
    }

    /**
     * Moves to the next so many bytes, or to fewer where a line break comes earlier; line breaks before them are skipped.
     * For sources whose records follow one another without line breaks; {@link #number()} then counts records.
     */
    public boolean next(int width) throws IOException {
        do {
            begin();
            while (buffer.filled() - start < width && fill()) {}
            int available = Math.min(width, buffer.filled() - start);
            if (available == 0) {
                return false;
            }
            end = start;
            while (end < start + available && buffer.bytes()[end] != '\n' && buffer.bytes()[end] != '\r') {
                end++;
            }
            next = end < start + available ? end + 1 : end;
        } while (end == start);
        number = ++lines;
        return true;
    }

    /**
     * Takes the following line into the current one, the line break between them included.
     *
     * @return whether that was possible; if there is none, or both are too long, the current line stays as it is
     */
    public boolean extend() throws IOException {
        int following = next - start;
        int from = following;
        int lineFeed = buffer.indexOfLineFeed(next);
        while (lineFeed < 0 && from <= longest) {
            from = buffer.filled() - start;
            if (!fill()) {
                break;
            }
            lineFeed = buffer.indexOfLineFeed(start + from);
        }
        int behind = lineFeed < 0 ? buffer.filled() : lineFeed;
        boolean nothing = lineFeed < 0 && behind - start <= following;
        if (nothing || behind - start > longest) {
            return false;
        }
        if (lineFeed < 0) {
            end = buffer.filled();
            next = buffer.filled();
            lines++;
        } else {
            endLine(lineFeed);
        }
        return true;
    }

    /** Takes an extended line back to its first line. */
    public void shrink() {
        end = start;
        while (buffer.bytes()[end] != '\n') {
            end++;
        }
        next = end + 1;
        if (end > start && buffer.bytes()[end - 1] == '\r') {
            end--;
        }
        lines = number;
    }

    public byte[] bytes() {
        return buffer.bytes();
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    public int length() {
        return end - start;
    }

    /** Number of the current line. */
    public long number() {
        return number;
    }

    /** Bytes of the source before the current line. */
    public long offset() {
        return offset;
    }

    /** Bytes of the source that are done once the current line is. */
    public long position() {
        return buffer.dropped() + next;
    }

    /** Whether the current line exceeds the limit; only its beginning is there. */
    public boolean isTooLong() {
        return tooLong;
    }

    /** Why the source ended before its end, if it did. */
    public Optional<String> fault() {
        return buffer.fault();
    }

    @Override
    public void close() throws IOException {
        buffer.close();
    }

    private void begin() {
        start = next;
        end = next;
        offset = buffer.dropped() + start;
        tooLong = false;
    }

    private void endAt(int lineFeed) {
        endLine(lineFeed);
        number = lines;
        tooLong = end - start > longest;
    }

    private void endLine(int lineFeed) {
        end = lineFeed > start && buffer.bytes()[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
        next = lineFeed + 1;
        lines++;
    }

    private boolean endAtEndOfSource() {
        if (buffer.filled() == start) {
            return false;
        }
        end = buffer.filled();
        next = buffer.filled();
        number = ++lines;
        return true;
    }

    /** Keeps the beginning of an endless line, and reads over the rest. */
    private void discardRest() throws IOException {
        tooLong = true;
        number = ++lines;
        end = start + longest;
        int lineFeed = -1;
        while (lineFeed < 0) {
            buffer.truncate(end);
            next = end;
            if (!fill()) {
                return;
            }
            lineFeed = buffer.indexOfLineFeed(end);
        }
        next = lineFeed + 1;
    }

    /** Reads on; the current line stays in the buffer, and may move. Says whether there was more. */
    private boolean fill() throws IOException {
        int before = buffer.filled();
        int moved = buffer.fill(start);
        if (moved < 0) {
            return false;
        }
        start -= moved;
        end -= moved;
        next -= moved;
        return buffer.filled() > before - moved;
    }
}
