package io.crossfoot.reconcile.ledger;

import io.crossfoot.common.tally.Digest;
import io.crossfoot.schema.Tally;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Compares what a stage counted with what the stage before it says.
 *
 * @param stage the stage whose count is in question
 * @param where partition, section or file
 */
record Comparison(Breaks breaks, String stage, String where) {

    /** Records, all totals, digest. */
    void all(Tally stated, Tally counted) {
        records(stated, counted);
        totals(stated, counted, name -> true);
        digest(stated, counted);
    }

    void records(Tally stated, Tally counted) {
        number("records", stated.getRecords(), counted.getRecords());
    }

    void number(String check, long stated, long counted) {
        if (stated != counted) {
            breaks.add(check, stage, where, Long.toString(stated), Long.toString(counted), "");
        }
    }

    /** The totals of the names; one that is absent is zero. */
    void totals(Tally stated, Tally counted, Predicate<String> names) {
        TreeSet<String> all = new TreeSet<>(stated.getTotals().keySet());
        all.addAll(counted.getTotals().keySet());
        all.stream().filter(names).forEach(name -> total(name, stated.getTotals(), counted.getTotals()));
    }

    private void total(String name, Map<String, String> stated, Map<String, String> counted) {
        String before = stated.getOrDefault(name, "0");
        String after = counted.getOrDefault(name, "0");
        if (!before.equals(after) && new BigDecimal(before).compareTo(new BigDecimal(after)) != 0) {
            breaks.add(name, stage, where, before, after, "");
        }
    }

    private void digest(Tally stated, Tally counted) {
        if (stated.getDigestHigh() != counted.getDigestHigh() || stated.getDigestLow() != counted.getDigestLow()) {
            breaks.add("digest", stage, where, hex(stated), hex(counted), "");
        }
    }

    private static String hex(Tally tally) {
        return Digest.toHex(tally.getDigestHigh(), tally.getDigestLow());
    }
}
