package io.crossfoot.common.batch;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the stamp of an event costs: to write, and to read after the stamp of the event before, as an audit does. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class StampBenchmark {

    private static final String SECTION = "0000001";
    private static final int STAMPS = 1_024;

    private final StampWriter writer = new StampWriter(BatchId.parse("ledger/2026-11-23/1/r1"), 0);
    private final StampReader reader = new StampReader();
    private final byte[][] written = new byte[STAMPS][];
    private long sequence;
    private int next;

    public StampBenchmark() {
        for (int i = 0; i < STAMPS; i++) {
            written[i] = writer.write(SECTION, 5_000_000L + i, 2_500_000L + i);
        }
    }

    @Benchmark
    public byte[] write() {
        sequence++;
        return writer.write(SECTION, sequence, sequence);
    }

    @Benchmark
    public Stamp read() {
        next = (next + 1) % STAMPS;
        return reader.read(written[next]);
    }
}
