package io.crossfoot.endtoend;

import io.crossfoot.schema.AggregateResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * Results of one aggregate in a form that can be compared: those published, and those that a test works out itself. The
 * number of records is one more value; a sum of zero is the same as none.
 */
final class Rows {

    private final Map<String, Map<String, BigDecimal>> rows = new TreeMap<>();

    /** The rows published; fails if there are two of one group. */
    static Rows of(List<AggregateResult> results) {
        Rows rows = new Rows();
        results.forEach(rows::add);
        return rows;
    }

    private void add(AggregateResult result) {
        String key = key(result.getWindowStart(), new TreeMap<>(result.getGroup()).values());
        if (rows.containsKey(key)) {
            throw new AssertionError("Published twice: " + key);
        }
        add(key, "records", BigDecimal.valueOf(result.getRecords()));
        result.getMeasures().forEach((measure, value) -> add(key, measure, new BigDecimal(value)));
    }

    private static String key(Instant window, Collection<String> group) {
        return window == null
                ? String.join("|", group)
                : key(window.atZone(ZoneOffset.UTC).toLocalDate());
    }

    /** Key of the group of a whole day. */
    static String key(LocalDate day) {
        return day.toString();
    }

    void add(String key, String measure, BigDecimal value) {
        merge(key, measure, value, BigDecimal::add);
    }

    void addRecord(String key) {
        add(key, "records", BigDecimal.ONE);
    }

    void least(String key, String measure, BigDecimal value) {
        merge(key, measure, value, BigDecimal::min);
    }

    void greatest(String key, String measure, BigDecimal value) {
        merge(key, measure, value, BigDecimal::max);
    }

    private void merge(String key, String measure, BigDecimal value, BinaryOperator<BigDecimal> merge) {
        rows.computeIfAbsent(key, absent -> new TreeMap<>()).merge(measure, value, merge);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rows && toString().equals(other.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        rows.forEach((key, measures) -> {
            text.append(key);
            measures.forEach((measure, value) -> {
                if (value.signum() != 0) {
                    text.append(' ')
                            .append(measure)
                            .append('=')
                            .append(value.stripTrailingZeros().toPlainString());
                }
            });
            text.append('\n');
        });
        return text.toString();
    }
}
