package io.crossfoot.ingest.format.edi;

import io.crossfoot.ingest.format.SourceBuffer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a source into segments, as bytes, by the delimiters that the header of each interchange shows. Segments that hold
 * nothing are passed over, as are blanks and line breaks between them; so is a service string advice, which belongs to the
 * header behind it.
 *
 * <p>The current segment stands in {@link #bytes()} from {@link #start()} to {@link #end()}, its terminator left out, until the
 * next call that moves on. No more than about twice {@link #LONGEST} is ever in memory.
 */
final class SegmentBytes implements Closeable {

    /** Longest segment, in bytes: ten times what the longest elements of any directory add up to. */
    static final int LONGEST = 1 << 16;

    /** How much is kept of one that is longer. */
    private static final int KEPT = 1 << 10;

    private static final int NO_BYTE = 256;
    private static final byte[] NOTHING = {};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final SourceBuffer buffer;
    private @Nullable Delimiters delimiters;
    private boolean advised;
    private byte[] beginning = NOTHING;
    private int start;
    private int end;
    private int next;
    private int binaryStart;
    private long offset;
    private long line = 1;
    private long nextLine = 1;
    private long firstStray;

    SegmentBytes(InputStream source) throws IOException {
        this.buffer = new SourceBuffer(source);
        if (Arrays.equals(peek(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            next = BYTE_ORDER_MARK.length;
            start = next;
        }
    }

    /** The first bytes of what has not been read yet, at most as many as asked for. */
    byte[] peek(int length) throws IOException {
        int there = available(length);
        return Arrays.copyOfRange(buffer.bytes(), next, next + there);
    }

    /** Moves to the next segment; the delimiters that it is written with, null if there is none. */
    @Nullable
    Delimiters next() throws IOException {
        while (skipBlanks()) {
            offset = position();
            line = nextLine;
            readHeader();
            Delimiters inForce = delimiters;
            if (inForce == null) {
                skipLine();
            } else if (next == start) {
                findEnd(inForce);
                return inForce;
            }
        }
        return null;
    }

    /** Goes on with other delimiters: what a header says of them is known only once it is read. */
    void goOnWith(Delimiters others) {
        delimiters = others;
        advised = false;
    }

    /** Whether a service string advice stands before the header, and says of each delimiter whether there is one. */
    boolean isAdvised() {
        return advised;
    }

    byte[] bytes() {
        return isTooLong() ? beginning : buffer.bytes();
    }

    int start() {
        return isTooLong() ? 0 : start;
    }

    int end() {
        return isTooLong() ? beginning.length : end;
    }

    /** Where the segment's binary data begins; {@link #end()} if it has none. */
    int binaryStart() {
        return binaryStart == 0 || isTooLong() ? end() : start + binaryStart;
    }

    /** Whether the segment exceeds the limit; only its beginning is there. */
    boolean isTooLong() {
        return beginning.length > 0;
    }

    /** Number of the line that the segment begins on. */
    long line() {
        return line;
    }

    /** The first line that holds something else before the first interchange; 0 if none does. */
    long firstStray() {
        return firstStray;
    }

    /** Bytes of the source before the segment. */
    long offset() {
        return offset;
    }

    /** Bytes of the source that are done once the segment is. */
    long position() {
        return buffer.dropped() + next;
    }

    Optional<String> fault() {
        return buffer.fault();
    }

    @Override
    public void close() throws IOException {
        buffer.close();
    }

    private boolean skipBlanks() throws IOException {
        while (available(1) > 0) {
            byte first = buffer.bytes()[next];
            boolean blank = first >= 0 && first <= ' ';
            if (!blank && (delimiters == null || first != delimiters.lastOfTerminator())) {
                start = next;
                return true;
            }
            nextLine += first == '\n' ? 1 : 0;
            next++;
            start = next;
        }
        return false;
    }

    /**
     * Takes the delimiters of an interchange that begins here, or of a group or a set before the first one; passes over a
     * service string advice.
     */
    private void readHeader() throws IOException {
        byte first = buffer.bytes()[next];
        boolean mayBegin = first == 'I' || first == 'U' || (delimiters == null && (first == 'G' || first == 'S'));
        if (!mayBegin) {
            return;
        }
        int there = available(Header.BYTES);
        Delimiters shown = Header.delimiters(buffer.bytes(), next, next + there, delimiters);
        if (shown == null) {
            return;
        }
        delimiters = shown;
        if (Header.isServiceString(buffer.bytes(), next, next + there)) {
            advised = true;
            next += Header.SERVICE_STRING;
        }
    }

    /** Before the first interchange nothing can be cut but lines. */
    private void skipLine() throws IOException {
        firstStray = firstStray == 0 ? line : firstStray;
        while (available(1) > 0 && buffer.bytes()[next] != '\n') {
            next++;
            start = next;
        }
    }

    private void findEnd(Delimiters inForce) throws IOException {
        beginning = NOTHING;
        int release = inForce.release() == Delimiters.NONE ? NO_BYTE : inForce.release();
        int before = lengthToBinaryEnd(inForce);
        int at = scan(start + before, inForce, release);
        while (at >= buffer.filled()) {
            if (at - start > LONGEST) {
                keepBeginning();
                start = buffer.filled();
            }
            int behind = at - start;
            if (!fill()) {
                endAt(buffer.filled(), buffer.filled());
                return;
            }
            at = scan(start + behind, inForce, release);
        }
        endAt(at + 1 - inForce.bytesOfTerminator(), at + 1);
    }

    /** How far it is from the segment's beginning to where its terminator can be first; binary data may hold others. */
    private int lengthToBinaryEnd(Delimiters inForce) throws IOException {
        binaryStart = 0;
        if (!inForce.isX12() || buffer.bytes()[start] != 'B') {
            return 0;
        }
        int there = available(BinaryData.HEAD);
        BinaryData data = BinaryData.of(buffer.bytes(), start, start + there, inForce);
        if (data.isNone()) {
            return 0;
        }
        binaryStart = data.start() - start;
        return data.end() - start;
    }

    /** Keeps what the reject of an endless segment shows; the rest of it leaves the memory. */
    private void keepBeginning() {
        if (!isTooLong()) {
            beginning = Arrays.copyOfRange(buffer.bytes(), start, Math.min(start + KEPT, buffer.filled()));
        }
    }

    /** Where the terminator's last byte is, from here on; where the bytes end, or one behind, if there is none yet. */
    private int scan(int from, Delimiters inForce, int release) {
        byte[] bytes = buffer.bytes();
        byte terminator = inForce.lastOfTerminator();
        int filled = buffer.filled();
        int at = from;
        while (at < filled && (bytes[at] != terminator || !inForce.isTerminated(bytes, start, at))) {
            nextLine += bytes[at] == '\n' ? 1 : 0;
            at += bytes[at] == release ? 2 : 1;
        }
        return at;
    }

    private void endAt(int terminator, int behind) {
        end = terminator;
        next = behind;
        nextLine += behind > terminator && buffer.bytes()[terminator] == '\n' ? 1 : 0;
        if (end - start > LONGEST) {
            keepBeginning();
        }
    }

    /** How many of the next so many bytes there are; they are in memory then. */
    private int available(int wanted) throws IOException {
        while (buffer.filled() - next < wanted && fill()) {}
        return Math.min(wanted, buffer.filled() - next);
    }

    /** Reads on; what stands from the segment's start on stays in memory, and may move. Says whether there may be more. */
    private boolean fill() throws IOException {
        int moved = buffer.fill(start);
        if (moved < 0) {
            return false;
        }
        start -= moved;
        next -= moved;
        return true;
    }
}
