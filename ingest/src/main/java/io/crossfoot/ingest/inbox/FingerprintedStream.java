package io.crossfoot.ingest.inbox;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.crossfoot.common.tally.Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes the fingerprint of what is really read, which shows a change that size and time of the file do not. It equals
 * {@link io.crossfoot.common.tally.Fingerprint} of a file that nobody has touched.
 */
public final class FingerprintedStream extends FilterInputStream {

    private static final int BUFFER = 1 << 16;

    private final HashStream128 hash = Hashing.xxh3_128().hashStream();
    /** May be asked for while another thread reads. */
    private final AtomicLong bytes = new AtomicLong();

    public FingerprintedStream(InputStream in) {
        super(in);
    }

    /** How many bytes of the file have been read. */
    public long bytes() {
        return bytes.get();
    }

    /** Reads what is left, and gives the fingerprint of the whole. */
    public String finish() throws IOException {
        byte[] rest = new byte[BUFFER];
        while (read(rest, 0, rest.length) >= 0) {
            // Read only for the fingerprint.
        }
        HashValue128 value = hash.get();
        return Digest.toHex(value.getMostSignificantBits(), value.getLeastSignificantBits());
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        if (next >= 0) {
            hash.putByte((byte) next);
            bytes.incrementAndGet();
        }
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        if (read > 0) {
            hash.putBytes(target, offset, read);
            bytes.addAndGet(read);
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] skipped = new byte[(int) Math.min(count, BUFFER)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    /** What is read twice would be hashed twice. */
    @Override
    public boolean markSupported() {
        return false;
    }
}
