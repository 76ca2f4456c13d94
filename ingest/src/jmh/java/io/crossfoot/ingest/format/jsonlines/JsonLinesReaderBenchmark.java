package io.crossfoot.ingest.format.jsonlines;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.BatchReaders;
import io.crossfoot.ingest.format.ByteLines;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What reading a payment of some 190 bytes of JSON and encoding it as an event costs. As the bound of it, only cutting the file
 * into lines.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(JsonLinesReaderBenchmark.RECORDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class JsonLinesReaderBenchmark {

    static final int RECORDS = 100_000;

    private final Feed feed = ConfigReader.read("""
            name: payments
            key: [account]
            format:
              json-lines:
                type: Payment
                columns:
                  - {name: id}
                  - {name: account, at: debtor.account}
                  - {name: amount, type: decimal}
                  - {name: currency}
                  - {name: bookedAt, type: timestamp}
                  - {name: valueDate, type: date}
                  - {name: purpose, optional: true}
            """, "payments.yaml", Feed.class);

    private byte[] source;

    @Setup
    public void write() {
        Random random = new Random(7);
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= RECORDS; i++) {
            lines.append(
                    "{\"id\":\"p%08d\",\"debtor\":{\"name\":\"Customer %d\",\"account\":\"%010d\"},\"amount\":%d.%02d,\"currency\":\"EUR\",\"bookedAt\":\"2026-11-%02dT10:15:%02dZ\",\"valueDate\":\"2026-11-%02d\",\"purpose\":\"Standing order %08d\"}\n"
                            .formatted(
                                    i,
                                    random.nextInt(1_000),
                                    4_000_000_000L + random.nextInt(1_000_000),
                                    random.nextInt(100_000),
                                    random.nextInt(100),
                                    1 + random.nextInt(28),
                                    random.nextInt(60),
                                    1 + random.nextInt(28),
                                    random.nextInt(100_000_000)));
        }
        source = lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public long cut() throws IOException {
        long length = 0;
        try (ByteLines lines = new ByteLines(new ByteArrayInputStream(source))) {
            while (lines.next()) {
                length += lines.length();
            }
        }
        return length;
    }

    @Benchmark
    public long read() throws IOException {
        long size = 0;
        try (BatchReader reader = BatchReaders.open(feed, new ByteArrayInputStream(source))) {
            for (var item = reader.next(); !(item instanceof SourceEnded); item = reader.next()) {
                size += ((SourceRecord) item).event().size();
            }
        }
        return size;
    }
}
