package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.BatchReaders;
import io.crossfoot.ingest.format.ReaderBenchmark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * What reading a payment of 100 bytes in EBCDIC and encoding it as an event costs: text, digits, packed and binary numbers.
 * As the bound of it, only cutting the file into records. Held to: a million records a second, 1,000 ns each.
 */
@OperationsPerInvocation(FixedReaderBenchmark.RECORDS)
public class FixedReaderBenchmark extends ReaderBenchmark {

    static final int RECORDS = 100_000;

    private static final int LENGTH = 100;
    private static final Charset EBCDIC = Charset.forName("IBM037");

    private final Feed feed = ConfigReader.read("""
            name: payments
            key: [account]
            format:
              fixed:
                type: Payment
                encoding: IBM037
                copybook: |
                  01 PAYMENT.
                    05 KIND         PIC X.
                    05 ACCOUNT      PIC 9(10).
                    05 BOOKED-ON    PIC 9(8).
                    05 AMOUNT       PIC S9(11)V99 COMP-3.
                    05 BALANCE      PIC S9(13)V99.
                    05 CURRENCY     PIC X(3).
                    05 BRANCH       PIC S9(9) COMP.
                    05 SEQUENCE-NO  PIC S9(7) COMP-3.
                    05 PURPOSE      PIC X(40).
                    05 FILLER       PIC X(8).
                records:
                  - {name: trailer, role: trailer, required: false, when: {field: kind, equals: T}}
                  - {name: payment, role: detail, when: {field: kind, equals: D}}
            """, "payments.yaml", Feed.class);

    @Override
    protected byte[] write() {
        Random random = new Random(7);
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (int i = 1; i <= RECORDS; i++) {
            records.writeBytes("D%010d202611%02d"
                    .formatted(4_000_000_000L + random.nextInt(1_000_000), 1 + random.nextInt(28))
                    .getBytes(EBCDIC));
            records.writeBytes(HexFormat.of()
                    .parseHex("%013d%s".formatted(random.nextInt(400_000), random.nextBoolean() ? "c" : "d")));
            records.writeBytes("%014d%cEUR"
                    .formatted(random.nextInt(1 << 30), "{ABCDEFGHI".charAt(random.nextInt(10)))
                    .getBytes(EBCDIC));
            records.writeBytes(HexFormat.of().parseHex("%08x%07dc".formatted(random.nextInt(1 << 20), i)));
            records.writeBytes("%-48s"
                    .formatted("Standing order %08d".formatted(random.nextInt(100_000_000)))
                    .getBytes(EBCDIC));
        }
        return records.toByteArray();
    }

    @Override
    protected BatchReader open(InputStream in) throws IOException {
        return BatchReaders.open(feed, in);
    }

    @Benchmark
    public long cut() throws IOException {
        long length = 0;
        try (EqualRecords records = new EqualRecords(source(), LENGTH)) {
            while (records.next()) {
                length += records.record().length();
            }
        }
        return length;
    }
}
