package io.crossfoot.ingest.format.avro;

import io.crossfoot.ingest.format.SourceBuffer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** The bytes of a container file, taken one part after the other. */
final class ContainerBytes implements Closeable {

    private static final int LONGEST_VARINT = 10;

    private final SourceBuffer buffer;
    private int next;

    ContainerBytes(InputStream source) {
        this.buffer = new SourceBuffer(source);
    }

    /** The next bytes, at most so many, which are not taken. */
    byte[] peek(int length) throws IOException {
        int there = available(length);
        return Arrays.copyOfRange(buffer.bytes(), next, next + there);
    }

    boolean hasMore() throws IOException {
        return available(1) > 0;
    }

    /** Bytes of the source that have been taken. */
    long position() {
        return buffer.dropped() + next;
    }

    /**
     * Takes so many bytes.
     *
     * @return where they begin in {@link #bytes()}, until anything else is taken
     * @throws Broken if the source ends before
     */
    int take(int length) throws IOException, Broken {
        int there = available(length);
        if (there < length) {
            throw new Broken(buffer.fault().orElse("the file ends too early: it is cut off"));
        }
        int from = next;
        next += length;
        return from;
    }

    byte[] bytes() {
        return buffer.bytes();
    }

    /** Why the source ended before its end, if it did. */
    Optional<String> fault() {
        return buffer.fault();
    }

    /** Takes a zigzag variable-length number. */
    long takeLong() throws IOException, Broken {
        long value = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            int from = take(1);
            byte next = buffer.bytes()[from];
            value |= (long) (next & 0x7f) << (7 * i);
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new Broken("a number runs on at byte " + position());
    }

    @Override
    public void close() throws IOException {
        buffer.close();
    }

    private int available(int wanted) throws IOException {
        while (buffer.filled() - next < wanted) {
            int moved = buffer.fill(next);
            if (moved < 0) {
                break;
            }
            next -= moved;
        }
        return Math.min(wanted, buffer.filled() - next);
    }
}
