package io.crossfoot.ingest.format.delimited;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.BatchReaders;
import io.crossfoot.ingest.format.ReaderBenchmark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * What reading a ledger entry of some 75 bytes and encoding it as an event costs: from its bytes, from its text, and, as
 * the bound of both, only finding its line. Held to: bytes take at most half the time of text.
 */
@OperationsPerInvocation(DelimitedReaderBenchmark.RECORDS)
public class DelimitedReaderBenchmark extends ReaderBenchmark {

    static final int RECORDS = 100_000;

    /** An encoding of which records can only be read as text, although it writes these the same. */
    private static final Charset AS_TEXT = Charset.forName("GB18030");

    private final Feed bytes = feed(StandardCharsets.UTF_8);
    private final Feed text = feed(AS_TEXT);

    @Override
    protected byte[] write() {
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
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    protected BatchReader open(InputStream in) throws IOException {
        return BatchReaders.open(bytes, in);
    }

    @Benchmark
    public long lines() throws IOException {
        return cutIntoLines();
    }

    @Benchmark
    public long text() throws IOException {
        return read(BatchReaders.open(text, source()));
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
