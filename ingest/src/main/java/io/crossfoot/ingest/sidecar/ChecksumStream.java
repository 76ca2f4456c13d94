package io.crossfoot.ingest.sidecar;

import io.crossfoot.common.feed.Checksum;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Works out the checksum of what is read, on a thread of its own: a SHA-256 takes about as long as everything else that is
 * done with a line, and so would halve the rate of a delivery.
 */
final class ChecksumStream extends FilterInputStream {

    private static final int BUFFER = 1 << 16;

    /** Buffers that may wait for the thread; then reading waits for it. */
    private static final int MOST_WAITING = 32;

    private final Checksum kind;
    private final RunningChecksum checksum;
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(ChecksumStream::daemon);
    private CompletableFuture<Void> added = CompletableFuture.completedFuture(null);

    ChecksumStream(InputStream in, Checksum checksum) {
        super(in);
        this.kind = checksum;
        this.checksum = RunningChecksum.of(checksum);
    }

    Checksum checksum() {
        return kind;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "checksum");
        thread.setDaemon(true);
        return thread;
    }

    /** Reads what is left, and gives the checksum of the whole. */
    String finish() throws IOException {
        byte[] rest = new byte[BUFFER];
        while (read(rest, 0, rest.length) >= 0) {
            // Read only for the checksum.
        }
        added.join();
        return checksum.finish();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        if (read > 0) {
            add(Arrays.copyOfRange(bytes, offset, offset + read));
        }
        return read;
    }

    private void add(byte[] bytes) {
        room.acquireUninterruptibly();
        added = added.thenRunAsync(
                () -> {
                    checksum.add(bytes, 0, bytes.length);
                    room.release();
                },
                thread);
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] skipped = new byte[(int) Math.min(count, BUFFER)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    /** What is read twice would be added twice. */
    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        thread.shutdownNow();
        super.close();
    }
}
