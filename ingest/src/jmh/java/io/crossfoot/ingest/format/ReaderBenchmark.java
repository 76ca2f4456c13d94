package io.crossfoot.ingest.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What all benchmarks of readers have in common: one large source in memory, which is read from its first byte to its last,
 * and beside it {@link #raw()}, the bound of every reader: only looking at the same bytes.
 *
 * <p>Scores are the time of one record. At the end of each run it is told what that comes to in a second, and what share of
 * raw reading it is.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class ReaderBenchmark {

    private static final long RAW_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final byte[] block = new byte[1 << 16];
    private byte[] source = {};
    private Pace pace = new Pace();

    /** Makes the source. */
    protected abstract byte[] write() throws IOException;

    /** The reader that is measured. */
    protected abstract BatchReader open(InputStream in) throws IOException;

    /** The source from its first byte on. */
    protected final InputStream source() {
        return new ByteArrayInputStream(source);
    }

    @Setup
    public void writeSource() throws IOException {
        source = write();
    }

    @Setup(Level.Iteration)
    public void beginIteration() {
        pace = new Pace();
    }

    @TearDown(Level.Iteration)
    public void endIteration() {
        pace.end();
    }

    /** Tells of the last iteration, which is as warm as it gets. */
    @TearDown
    public void tellPace() throws IOException {
        if (pace.isOfRecords()) {
            Pace raw = rawPace();
            System.out.printf(
                    "%n%s: %,.0f records/s, %,.1f MB/s: %.1f %% of raw reading, which does %,.0f MB/s%n",
                    name(),
                    pace.recordsPerSecond(),
                    pace.megabytesPerSecond(),
                    100 * pace.megabytesPerSecond() / raw.megabytesPerSecond(),
                    raw.megabytesPerSecond());
        }
    }

    /** Without what JMH adds to it. */
    private String name() {
        return getClass().getSimpleName().replaceFirst("_.*", "");
    }

    /** The second time, it is compiled. */
    private Pace rawPace() throws IOException {
        Pace raw = new Pace();
        for (int time = 0; time < 2; time++) {
            raw = new Pace();
            for (long begun = System.nanoTime(); System.nanoTime() - begun < RAW_NANOS; ) {
                raw.add(raw() == 0 ? 1 : 0, source.length);
            }
            raw.end();
        }
        return raw;
    }

    @Benchmark
    public long raw() throws IOException {
        long sum = 0;
        try (InputStream in = source()) {
            for (int read = in.read(block); read > 0; read = in.read(block)) {
                for (int i = 0; i < read; i++) {
                    sum += block[i];
                }
            }
        }
        return sum;
    }

    @Benchmark
    public long events() throws IOException {
        return read(open(source()));
    }

    /** Reads all that there is, closes the reader, and tells how large the events are together. */
    protected final long read(BatchReader opened) throws IOException {
        long size = 0;
        long records = 0;
        try (BatchReader reader = opened) {
            for (var item = reader.next(); !(item instanceof SourceEnded); item = reader.next()) {
                if (item instanceof SourceRecord record) {
                    size += record.event().size();
                    records++;
                }
            }
        }
        pace.add(records, source.length);
        return size;
    }

    /** What bounds a reader of lines: only finding them. */
    protected final long cutIntoLines() throws IOException {
        long length = 0;
        try (ByteLines lines = new ByteLines(source())) {
            while (lines.next()) {
                length += lines.length();
            }
        }
        return length;
    }
}
