package io.crossfoot.ingest.format.nacha;

import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.ReaderBenchmark;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * What an entry of a NACHA file, a record of 94 characters and its line break, costs to read and to encode as an event; and,
 * as the bound, only finding its line. There are batches of a hundred entries, every tenth with an addenda record.
 */
@OperationsPerInvocation(NachaReaderBenchmark.ENTRIES)
public class NachaReaderBenchmark extends ReaderBenchmark {

    static final int ENTRIES = 100_000;

    private static final int ENTRIES_OF_A_BATCH = 100;
    private static final int ENTRIES_WITH_ADDENDA = 10;

    @Override
    protected byte[] write() {
        Random random = new Random(7);
        AchText file = AchText.anAchFile();
        for (int i = 0; i < ENTRIES; i++) {
            if (i % ENTRIES_OF_A_BATCH == 0) {
                file.batch();
            }
            if (random.nextBoolean()) {
                file.debit(random.nextInt(10_000_000));
            } else {
                file.credit(random.nextInt(10_000_000));
            }
            if (i % ENTRIES_WITH_ADDENDA == 0) {
                file.addenda("Invoice %06d".formatted(random.nextInt(1_000_000)));
            }
            if (i % ENTRIES_OF_A_BATCH == ENTRIES_OF_A_BATCH - 1) {
                file.endBatch();
            }
        }
        return file.endFile().bytes();
    }

    @Override
    protected BatchReader open(InputStream in) throws IOException {
        return new NachaReader(in);
    }

    @Benchmark
    public long lines() throws IOException {
        return cutIntoLines();
    }
}
