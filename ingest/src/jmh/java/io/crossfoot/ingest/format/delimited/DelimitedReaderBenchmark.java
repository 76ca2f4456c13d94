package io.crossfoot.ingest.format.delimited;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.BatchReaders;
import io.crossfoot.ingest.format.ByteLines;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
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
 * What reading a ledger entry of some 75 bytes and encoding it as an event costs: from its bytes, from its text, and, as
 * the bound of both, only finding its line. Held to: bytes take at most half the time of text.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(DelimitedReaderBenchmark.RECORDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class DelimitedReaderBenchmark {

    static final int RECORDS = 100_000;

    /** An encoding of which records can only be read as text, although it writes these the same. */
    private static final Charset AS_TEXT = Charset.forName("GB18030");

    private final Feed bytes = feed(StandardCharsets.UTF_8);
    private final Feed text = feed(AS_TEXT);
    private byte[] source;

    @Setup
    public void write() {
        Random random = new Random(7);
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= RECORDS; i++) {
            lines.append("%d,%d,2026-11-23T%02d:%02d:%02dZ,PAY,%d.%02d,EUR,Standing order %08d%n"
                    .formatted(
                            i,
                            4_000_000_000L + random.nextInt(1_000_000),
                            random.nextInt(24),
                            random.nextInt(60),
                            random.nextInt(60),
                            random.nextInt(-4_000, 4_000),
                            random.nextInt(100),
                            random.nextInt(100_000_000)));
        }
        source = lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Benchmark
    public long lines() throws IOException {
        long length = 0;
        try (ByteLines lines = new ByteLines(new ByteArrayInputStream(source))) {
            while (lines.next()) {
                length += lines.length();
            }
        }
        return length;
    }

    @Benchmark
    public long bytes() throws IOException {
        return read(bytes);
    }

    @Benchmark
    public long text() throws IOException {
        return read(text);
    }

    private long read(Feed feed) throws IOException {
        long size = 0;
        try (BatchReader reader = BatchReaders.open(feed, new ByteArrayInputStream(source))) {
            for (var item = reader.next(); !(item instanceof SourceEnded); item = reader.next()) {
                size += ((SourceRecord) item).event().size();
            }
        }
        return size;
    }

    private static Feed feed(Charset encoding) {
        return ConfigReader.read("""
                name: ledger
                key: [account]
                format:
                  delimited:
                    type: LedgerEntry
                    encoding: %s
                    records:
                      - {name: header, role: header, tag: HDR, required: false, columns: [{name: day, type: date}]}
                      - {name: trailer, role: trailer, tag: TRL, required: false, columns: [{name: n, type: integer}]}
                      - name: entry
                        role: detail
                        columns:
                          - {name: id, type: integer}
                          - {name: account, type: integer}
                          - {name: event_time, type: timestamp}
                          - {name: type}
                          - {name: amount, type: decimal}
                          - {name: currency}
                          - {name: text}
                """.formatted(encoding), "ledger.yaml", Feed.class);
    }
}
