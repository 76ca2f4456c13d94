package io.crossfoot.ingest.format.mt940;

import io.crossfoot.common.feed.Mt940;
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
 * What an entry of a statement costs to read and to encode as an event: a field 61 and three lines of field 86, some 220
 * bytes; and, as the bound, only finding its lines.
 */
@OperationsPerInvocation(Mt940ReaderBenchmark.ENTRIES)
public class Mt940ReaderBenchmark extends ReaderBenchmark {

    static final int ENTRIES = 100_000;
    private static final int ENTRIES_OF_A_STATEMENT = 100;

    private final Mt940 format = new Mt940(Charset.forName("windows-1252"));

    @Override
    protected byte[] write() {
        Random random = new Random(7);
        StringBuilder file = new StringBuilder();
        for (int i = 1; i <= ENTRIES; i++) {
            if (i % ENTRIES_OF_A_STATEMENT == 1) {
                file.append(":20:REF%08d%n:25:70000000/1234567%n:28C:%d/1%n:60F:C260621EUR0,%n"
                        .formatted(i, i / ENTRIES_OF_A_STATEMENT));
            }
            file.append("""
                    :61:2606220622CR%d,%02dNTRFINV%06d//BANK%08d
                    :86:166?00Credit transfer?109310?20Invoice %06d of 22 June 2026, p
                    ?21aid in full?22End to end %010d?3070000000?310000001234567?
                    ?32Ordering Customer Limited?33Bristol?34000
                    """.formatted(
                            random.nextInt(100_000),
                            random.nextInt(100),
                            random.nextInt(1_000_000),
                            i,
                            random.nextInt(1_000_000),
                            i));
            if (i % ENTRIES_OF_A_STATEMENT == 0) {
                file.append(":62F:C260622EUR0,\n-\n");
            }
        }
        return file.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    protected BatchReader open(InputStream in) throws IOException {
        return new Mt940Reader(format, in);
    }

    @Benchmark
    public long lines() throws IOException {
        return cutIntoLines();
    }
}
