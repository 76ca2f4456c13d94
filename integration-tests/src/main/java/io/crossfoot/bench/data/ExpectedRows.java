package io.crossfoot.bench.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Works out what the result rows of a ledger file must be: number and sum of the lines per account and hour. As time
 * never goes back in such a file, one hour's accounts are all that has to be remembered. For one thread.
 */
public final class ExpectedRows {

    private static final int HOUR = 3600;

    private final RowDigest.Builder digest = new RowDigest.Builder();
    private int[] counts = new int[1 << 16];
    private long[] sums = new long[1 << 16];

    private ExpectedRows() {}

    public static RowDigest of(Path file) {
        try (LedgerReader lines = new LedgerReader(file)) {
            return new ExpectedRows().read(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private RowDigest read(LedgerReader lines) throws IOException {
        int hour = 0;
        while (lines.next()) {
            int lineHour = lines.secondOfDay() / HOUR;
            if (lineHour < hour) {
                throw new IllegalArgumentException("Line %d goes back in time".formatted(lines.id()));
            }
            if (lineHour > hour) {
                closeHour(lines.startOfDay() + (long) hour * HOUR);
                hour = lineHour;
            }
            add(Math.toIntExact(lines.account() - Ledger.FIRST_ACCOUNT), lines.hundredths());
        }
        closeHour(lines.startOfDay() + (long) hour * HOUR);
        return digest.build();
    }

    private void add(int account, long amount) {
        if (account >= counts.length) {
            int more = Math.max(account + 1, counts.length * 2);
            counts = Arrays.copyOf(counts, more);
            sums = Arrays.copyOf(sums, more);
        }
        counts[account]++;
        sums[account] += amount;
    }

    private void closeHour(long start) {
        for (int account = 0; account < counts.length; account++) {
            if (counts[account] > 0) {
                digest.add(Ledger.FIRST_ACCOUNT + account, start, counts[account], sums[account]);
                counts[account] = 0;
                sums[account] = 0;
            }
        }
    }
}
