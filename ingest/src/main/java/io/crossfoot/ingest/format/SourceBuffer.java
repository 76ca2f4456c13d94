package io.crossfoot.ingest.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** The part of a source that is in memory, in one array that grows while nothing may leave it. */
public final class SourceBuffer implements Closeable {

    private static final int INITIAL = 1 << 16;
    private static final long LINE_FEEDS = EightBytes.of((byte) '\n');

    private final InputStream in;
    private byte[] bytes = new byte[INITIAL];
    private int filled;
    private long dropped;
    private boolean exhausted;
    private Optional<String> fault = Optional.empty();

    public SourceBuffer(InputStream in) {
        this.in = in;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** How many bytes there are. */
    public int filled() {
        return filled;
    }

    /** Bytes of the source that stood before the first byte there is. */
    public long dropped() {
        return dropped;
    }

    /** Why the source ended before its end, if it did. */
    public Optional<String> fault() {
        return fault;
    }

    /** Where the first line feed is from here on; -1 if there is none yet. */
    int indexOfLineFeed(int from) {
        byte[] buffer = bytes;
        int at = from;
        for (; at <= filled - Long.BYTES; at += Long.BYTES) {
            long found = EightBytes.equal(EightBytes.at(buffer, at), LINE_FEEDS);
            if (found != 0) {
                return at + EightBytes.indexOfFirst(found);
            }
        }
        while (at < filled && buffer[at] != '\n') {
            at++;
        }
        return at < filled ? at : -1;
    }

    /** Forgets all bytes from here on. */
    void truncate(int length) {
        dropped += filled - length;
        filled = length;
    }

    /**
     * Reads on. If there is no room, what stands before {@code keep} is dropped, and the rest moves to the beginning.
     *
     * @return by how many places it moved; -1 if the source has no more bytes
     */
    public int fill(int keep) throws IOException {
        if (exhausted) {
            return -1;
        }
        int moved = filled == bytes.length ? makeRoom(keep) : 0;
        try {
            int read = in.read(bytes, filled, bytes.length - filled);
            exhausted = read < 0;
            filled += Math.max(read, 0);
        } catch (BrokenSourceException e) {
            fault = Optional.of(String.valueOf(e.getMessage()));
            exhausted = true;
        }
        return moved;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private int makeRoom(int keep) {
        if (keep == 0) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        } else {
            System.arraycopy(bytes, keep, bytes, 0, filled - keep);
            filled -= keep;
            dropped += keep;
        }
        return keep;
    }
}
