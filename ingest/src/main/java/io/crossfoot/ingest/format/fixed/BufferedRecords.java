package io.crossfoot.ingest.format.fixed;

import io.crossfoot.ingest.format.SourceBuffer;
import io.crossfoot.schema.RejectCategory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Records that are cut out of a source by their length; how long the next one is, a subclass knows. */
abstract class BufferedRecords implements Records {

    private static final int CONTROL_Z = 0x1a;

    /** A line break or a mark of the end, which transfers leave behind the last record. */
    private static final int LONGEST_STOP = 3;

    /** How much is shown of what cannot be cut into records. */
    private static final int SHOWN = 1_000;

    private final SourceBuffer buffer;
    private final RecordBytes record = new RecordBytes();
    private Optional<Flaw> flaw = Optional.empty();
    private Optional<String> lost = Optional.empty();
    private long recordStart;
    private int start;
    private int next;
    private boolean last;
    private long count;

    BufferedRecords(InputStream in) {
        this.buffer = new SourceBuffer(in);
    }

    /**
     * Takes the next record with {@link #take}, or gives up with {@link #lose}. There is at least one byte, and it must take
     * at least one.
     */
    abstract void read() throws IOException;

    @Override
    public final boolean next() throws IOException {
        start = next;
        recordStart = position();
        flaw = Optional.empty();
        if (endsHere()) {
            skip(available(LONGEST_STOP));
            return false;
        }
        read();
        count++;
        return true;
    }

    @Override
    public final RecordBytes record() {
        return record;
    }

    @Override
    public final Optional<Flaw> flaw() {
        return flaw;
    }

    @Override
    public final boolean isLast() {
        return last;
    }

    @Override
    public final long number() {
        return count;
    }

    @Override
    public final long count() {
        return count;
    }

    @Override
    public final long start() {
        return recordStart;
    }

    @Override
    public final long position() {
        return buffer.dropped() + next;
    }

    @Override
    public final Optional<String> fault() {
        return buffer.fault().or(() -> lost);
    }

    @Override
    public final byte[] peek(int length) throws IOException {
        int there = available(length);
        return Arrays.copyOfRange(buffer.bytes(), next, next + there);
    }

    @Override
    public final void close() throws IOException {
        buffer.close();
    }

    /** How many of the next so many bytes there are; they are in memory then. */
    final int available(int wanted) throws IOException {
        while (buffer.filled() - next < wanted) {
            int moved = buffer.fill(start);
            if (moved < 0) {
                break;
            }
            start -= moved;
            next -= moved;
        }
        return Math.min(wanted, buffer.filled() - next);
    }

    /** One of the next bytes, which must be available. */
    final int peekByte(int index) {
        return buffer.bytes()[next + index] & 0xff;
    }

    /** Passes over bytes that are available. */
    final void skip(int bytes) {
        next += bytes;
    }

    /** Takes the next so many bytes as the record; it is flawed if there are fewer. */
    final void take(int length) throws IOException {
        int there = available(length);
        if (there < length) {
            flaw = Optional.of(new Flaw(
                    RejectCategory.LENGTH,
                    "the file ends within the record, after %d of its %d bytes".formatted(there, length)));
        }
        next += there;
        last = endsHere();
        record.set(buffer.bytes(), next - there, there);
    }

    /** Gives up: what follows cannot be cut into records. All of it counts as one record, which is flawed. */
    final void lose(String reason) throws IOException {
        String where = "at byte %d: %s; what follows cannot be cut into records".formatted(position() + 1, reason);
        lost = Optional.of(where);
        flaw = Optional.of(new Flaw(RejectCategory.STRUCTURE, where));
        byte[] head = peek(SHOWN);
        do {
            next = buffer.filled();
            start = next;
        } while (available(1) > 0);
        last = true;
        record.set(head, 0, head.length);
    }

    /** Whether nothing follows, or nothing but what transfers leave behind the last record. */
    private boolean endsHere() throws IOException {
        int rest = available(LONGEST_STOP);
        if (rest == LONGEST_STOP) {
            return false;
        }
        for (int i = 0; i < rest; i++) {
            int stop = peekByte(i);
            if (stop != '\n' && stop != '\r' && stop != CONTROL_Z) {
                return false;
            }
        }
        return true;
    }
}
