package io.crossfoot.common.tally;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What hashing a record costs: laid out in one array, as we do, and streamed part by part, which gives the same hash. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class DigestBenchmark {

    /** Bytes of a record's value: a ledger entry, an entry of a NACHA file, one with many addenda. */
    @Param({"55", "250", "2000"})
    private int length;

    private final byte[] key = new byte[10];
    private final RecordHash hash = new RecordHash();
    private final HashStream128 stream = Hashing.xxh3_128().hashStream();
    private byte[] value;
    private long sequence;

    @Setup
    public void fill() {
        value = new byte[length];
        new Random(7).nextBytes(value);
    }

    @Benchmark
    public long laidOut() {
        return hash.of(++sequence, key, 0, key.length, value, 0, length).low();
    }

    @Benchmark
    public HashValue128 streamed() {
        return stream.reset()
                .putLong(++sequence)
                .putInt(key.length)
                .putBytes(key)
                .putBytes(value)
                .get();
    }
}
