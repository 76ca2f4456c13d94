package io.crossfoot.endtoend;

import java.io.PrintWriter;
import java.util.Random;

/** Entries in batches of equal size. */
final class LargeNachaFile extends LargeFile {

    private static final int RECORDS_OF_A_BLOCK = 10;
    private static final long RECEIVING_BANK = 23138010;
    private static final long TEN_DIGITS = 10_000_000_000L;

    private final int entriesOfABatch;

    /** @param name of its feed */
    LargeNachaFile(String name, int entriesOfABatch) {
        super(feed(name), ".ach");
        this.entriesOfABatch = entriesOfABatch;
    }

    private static FeedDescription feed(String name) {
        return FeedDescription.of(name, """
                name: %s
                format: nacha
                key: [receivingDfi, accountNumber]
                """.formatted(name));
    }

    @Override
    void write(int records, Random random, PrintWriter out) {
        line(out, "101 231380104 1210428822611230000A094101Federal Reserve Bank   My Bank Name");
        int batches = 0;
        long debits = 0;
        for (int left = records; left > 0; left -= entriesOfABatch) {
            batches++;
            debits += writeBatch(batches, Math.min(left, entriesOfABatch), random, out);
        }
        int lines = 2 + 2 * batches + records;
        int blocks = (lines + RECORDS_OF_A_BLOCK - 1) / RECORDS_OF_A_BLOCK;
        line(
                out,
                "9%06d%06d%08d%010d%012d%012d"
                        .formatted(batches, blocks, records, RECEIVING_BANK * records % TEN_DIGITS, debits, 0));
        for (; lines % RECORDS_OF_A_BLOCK > 0; lines++) {
            line(out, "9".repeat(94));
        }
    }

    private static long writeBatch(int number, int entries, Random random, PrintWriter out) {
        line(
                out,
                "5225Acme Corporation                    121042882 PPDPAYROLL         261123   112104288%07d"
                        .formatted(number));
        long debits = 0;
        for (int i = 0; i < entries; i++) {
            int cents = 1 + random.nextInt(10_000);
            debits += cents;
            line(
                    out,
                    "627%d4%-17d%010d%-15dWade Arnold             012104288%07d"
                            .formatted(RECEIVING_BANK, random.nextInt(50_000), cents, i, i));
        }
        line(
                out,
                "8225%06d%010d%012d%012d121042882                          12104288%07d"
                        .formatted(entries, RECEIVING_BANK * entries % TEN_DIGITS, debits, 0, number));
        return debits;
    }

    private static void line(PrintWriter out, String record) {
        out.print("%-94s%n".formatted(record));
    }
}
