package io.crossfoot.ingest.format.bai2;

import io.crossfoot.common.feed.Bai2;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.ReaderBenchmark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * What a transaction of a BAI2 file costs to read and to encode as an event: a record 16 and one record 88 of text, some
 * 110 bytes; and, as the bound, only finding its two lines.
 */
@OperationsPerInvocation(Bai2ReaderBenchmark.TRANSACTIONS)
public class Bai2ReaderBenchmark extends ReaderBenchmark {

    static final int TRANSACTIONS = 100_000;

    private final Bai2 format = new Bai2(Charset.forName("windows-1252"));

    @Override
    protected byte[] write() {
        Random random = new Random(7);
        StringBuilder file = new StringBuilder(
                "01,122099999,123456789,260623,0200,1,,,2/\n02,031001234,122099999,1,260622,2359,USD,2/\n03,0123456789,,010,4350000,,/\n");
        for (int i = 1; i <= TRANSACTIONS; i++) {
            file.append(
                    "16,165,%d,V,260623,,BANK%08d,%08d,INCOMING PAYMENT%n88,ORDERING CUSTOMER %08d, INVOICE 26-%06d/%n"
                            .formatted(
                                    random.nextInt(10_000_000),
                                    i,
                                    random.nextInt(100_000_000),
                                    i,
                                    random.nextInt(1_000_000)));
        }
        return file.append("49,0,0/\n98,0,1,0/\n99,0,1,0/\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    protected BatchReader open(InputStream in) throws IOException {
        return new Bai2Reader(format, in);
    }

    @Benchmark
    public long lines() throws IOException {
        return cutIntoLines();
    }
}
