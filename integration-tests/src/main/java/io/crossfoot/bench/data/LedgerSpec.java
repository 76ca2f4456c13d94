package io.crossfoot.bench.data;

import java.time.LocalDate;

/**
 * What a ledger file is to be like. The same values give the same bytes.
 *
 * @param records how many lines it has between header and trailer
 * @param accounts how many accounts there are to be drawn from; not every one need occur
 * @param skew exponent of the Zipf distribution that accounts are drawn by
 * @param day the day that all lines are of
 */
public record LedgerSpec(long records, int accounts, double skew, LocalDate day, long seed) {

    private static final double USUAL_SKEW = 0.99;
    private static final LocalDate USUAL_DAY = LocalDate.of(2026, 11, 23);

    public LedgerSpec {
        if (records < 1 || accounts < 1 || skew <= 0) {
            throw new IllegalArgumentException(
                    "A ledger file must have records and accounts, and a skew above 0, got %d, %d and %s"
                            .formatted(records, accounts, skew));
        }
    }

    /** With the skew that benchmarks of key-value stores have used since YCSB. */
    public static LedgerSpec of(long records, int accounts, long seed) {
        return new LedgerSpec(records, accounts, USUAL_SKEW, USUAL_DAY, seed);
    }

    /** The name of the file, from which it can be told what is in it. */
    public String fileName() {
        return "ledger-%s-%d-%d-%s-%d.csv".formatted(day.toString().replace("-", ""), records, accounts, skew, seed);
    }
}
