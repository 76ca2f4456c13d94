package io.crossfoot.common.tally;

import io.crossfoot.schema.Tally;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** A tally while it is being counted. For one thread. */
public final class RunningTally {

    private final TreeMap<String, ExactSum> totals = new TreeMap<>();
    private final Digest digest = new Digest();
    private long records;

    public static RunningTally of(Tally tally) {
        RunningTally running = new RunningTally();
        running.add(tally);
        return running;
    }

    public void addRecords(long number) {
        records += number;
    }

    /** The sum of this name, zero with so many decimals if there was none. */
    public ExactSum total(String name, int scale) {
        return totals.computeIfAbsent(name, absent -> new ExactSum(scale));
    }

    public void add(Tally tally) {
        records += tally.getRecords();
        tally.getTotals().forEach(this::addTotal);
        digest.add(tally.getDigestHigh(), tally.getDigestLow());
    }

    public void add(RunningTally other) {
        records += other.records;
        other.totals.forEach((name, sum) -> total(name, 0).add(sum));
        digest.add(other.digest.high(), other.digest.low());
    }

    private void addTotal(String name, String value) {
        BigDecimal amount = new BigDecimal(value);
        total(name, amount.scale()).add(amount);
    }

    public long records() {
        return records;
    }

    public Digest digest() {
        return digest;
    }

    public Map<String, ExactSum> totals() {
        return totals;
    }

    public Tally toAvro() {
        Map<String, String> plain = new TreeMap<>();
        totals.forEach((name, sum) -> plain.put(name, sum.toString()));
        return new Tally(records, plain, digest.high(), digest.low());
    }

    @Override
    public String toString() {
        return records + " records " + totals + ' ' + digest;
    }
}
