package io.crossfoot.ingest.sidecar;

import io.crossfoot.common.feed.Checksum;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a megabyte costs whose checksum is worked out while it is read. An invocation is a file long enough for the thread to
 * come to compiled code, and to what that may leave behind in the processor's registers.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(ChecksumStreamBenchmark.MEGABYTES)
@Fork(2)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class ChecksumStreamBenchmark {

    static final int MEGABYTES = 512;

    @Param({"CRC32", "SHA256"})
    private Checksum checksum;

    private final byte[] megabyte = new byte[1 << 20];
    private final byte[] buffer = new byte[1 << 16];

    @Setup
    public void fill() {
        new Random(7).nextBytes(megabyte);
    }

    @Benchmark
    public String read() throws IOException {
        try (ChecksumStream stream = new ChecksumStream(new Repeated(), checksum)) {
            while (stream.read(buffer, 0, buffer.length) >= 0) {
                // Read only for the checksum.
            }
            return stream.finish();
        }
    }

    /** The same megabyte, again and again. */
    private final class Repeated extends ByteArrayInputStream {

        private int left = MEGABYTES - 1;

        private Repeated() {
            super(megabyte);
        }

        @Override
        public synchronized int read(byte[] bytes, int offset, int length) {
            if (available() == 0 && left > 0) {
                reset();
                left--;
            }
            return super.read(bytes, offset, length);
        }
    }
}
