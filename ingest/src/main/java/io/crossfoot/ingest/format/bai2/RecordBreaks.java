package io.crossfoot.ingest.format.bai2;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A source that looks at its own beginning to find out how its records are cut. If they follow one another without any line
 * break, it puts line breaks between them, so that no line is longer than a record: in place of the blank behind a record's
 * slash, or of the slash itself. No byte is added, and positions stay what they are.
 */
final class RecordBreaks extends InputStream {

    private static final int BUFFER = 1 << 16;

    /** More blanks than any physical record is filled up with, and the code behind them. */
    private static final int LOOK_AHEAD = 1 << 13;

    private static final int CODE = 2;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] single = new byte[1];
    private RecordCut cut = RecordCut.LINES;
    private @Nullable IOException failure;
    private int from;
    private int ready;
    private int filled;
    private boolean begun;
    private boolean exhausted;

    RecordBreaks(InputStream in) {
        this.in = in;
    }

    /** How the records are cut; known once anything has been read. */
    RecordCut cut() {
        return cut;
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (!begun) {
            begin();
        }
        while (from == ready) {
            if (exhausted && ready == filled) {
                return end();
            }
            readMore();
        }
        int count = Math.min(length, ready - from);
        System.arraycopy(buffer, from, bytes, offset, count);
        from += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void begin() {
        begun = true;
        while (filled < RecordCut.BYTES && !exhausted) {
            fill();
        }
        byte[] head = new byte[Math.min(filled, RecordCut.BYTES)];
        System.arraycopy(buffer, 0, head, 0, head.length);
        cut = RecordCut.of(head);
        putBreaks();
    }

    private void readMore() {
        System.arraycopy(buffer, ready, buffer, 0, filled - ready);
        filled -= ready;
        from = 0;
        ready = 0;
        fill();
        putBreaks();
    }

    /** What was read before the source failed is handed on first. */
    private void fill() {
        try {
            int read = in.read(buffer, filled, buffer.length - filled);
            exhausted = read < 0;
            filled += Math.max(read, 0);
        } catch (IOException e) {
            failure = e;
            exhausted = true;
        }
    }

    private int end() throws IOException {
        if (failure != null) {
            throw failure;
        }
        return -1;
    }

    /** Hands on all bytes of which it is known whether a break belongs there. */
    private void putBreaks() {
        int known = exhausted || !cut.endless() ? filled : filled - LOOK_AHEAD;
        while (ready < known) {
            if (cut.endless() && buffer[ready] == '/') {
                putBreak(ready);
            }
            ready++;
        }
    }

    private void putBreak(int slash) {
        int next = slash + 1;
        int last = Math.min(filled, slash + LOOK_AHEAD) - CODE - 1;
        while (next < last && buffer[next] == ' ') {
            next++;
        }
        if (next <= last && buffer[next + CODE] == ',' && RecordCode.isOne(code(next))) {
            buffer[next > slash + 1 ? slash + 1 : slash] = '\n';
        }
    }

    private String code(int at) {
        return new String(buffer, at, CODE, StandardCharsets.ISO_8859_1);
    }
}
