package io.crossfoot.ingest.format.jsonlines;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.BatchReaders;
import io.crossfoot.ingest.format.ReaderBenchmark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * What reading a payment of some 190 bytes of JSON and encoding it as an event costs. As the bound of it, only cutting the file
 * into lines.
 */
@OperationsPerInvocation(JsonLinesReaderBenchmark.RECORDS)
public class JsonLinesReaderBenchmark extends ReaderBenchmark {

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

    @Override
    protected byte[] write() {
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
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected BatchReader open(InputStream in) throws IOException {
        return BatchReaders.open(feed, in);
    }

    @Benchmark
    public long cut() throws IOException {
        return cutIntoLines();
    }
}
