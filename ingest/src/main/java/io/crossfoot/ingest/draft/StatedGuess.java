package io.crossfoot.ingest.draft;

import io.crossfoot.common.feed.Column;
import io.crossfoot.common.feed.ControlDefinition;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the values of headers and trailers state: a value that equals a count or a sum very likely is one. */
final class StatedGuess {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,18})?");

    private final long details;
    private final Map<String, ColumnGuess> columns;
    private final Map<String, String> totals = new LinkedHashMap<>();
    private final Map<String, String> controls = new LinkedHashMap<>();
    private int unknown;

    /** @param columns the details' columns by their names, in their order */
    StatedGuess(long details, Map<String, ColumnGuess> columns) {
        this.details = details;
        this.columns = columns;
    }

    /**
     * A column of a header or a trailer.
     *
     * @param scale where it states a sum without its point: how many of its digits are decimals
     */
    record Stated(String name, Column.Type type, int scale) {}

    /** Number of the details. */
    long details() {
        return details;
    }

    /** The columns for the values of a header or a trailer. */
    List<Stated> of(FrameRecord record) {
        return record.values().stream().map(this::of).toList();
    }

    /** What is stated, and what is counted for it. */
    Map<String, String> controls() {
        return controls;
    }

    /** The totals that have to be counted for that, and the columns they are of. */
    Map<String, String> totals() {
        return totals;
    }

    private Stated of(String text) {
        String value = text.strip();
        if (!NUMBER.matcher(value).matches()) {
            return new Stated(nextUnknown(), Column.Type.STRING, 0);
        }
        BigDecimal number = new BigDecimal(value);
        if (number.compareTo(BigDecimal.valueOf(details)) == 0 && isFree(ControlDefinition.RECORDS)) {
            controls.put(ControlDefinition.RECORDS, ControlDefinition.RECORDS);
            return new Stated(ControlDefinition.RECORDS, Column.Type.INTEGER, 0);
        }
        return columns.entrySet().stream()
                .flatMap(column -> sumOf(column.getKey(), column.getValue(), number).stream())
                .findFirst()
                .orElseGet(() -> new Stated(nextUnknown(), Column.Type.STRING, 0));
    }

    private Optional<Stated> sumOf(String column, ColumnGuess guess, BigDecimal stated) {
        Optional<BigDecimal> sum = guess.sum().filter(value -> value.signum() != 0);
        String name = column + "_total";
        if (sum.isEmpty() || !isFree(name)) {
            return Optional.empty();
        }
        int scale = Math.max(sum.get().scale(), 0);
        if (stated.compareTo(sum.get()) == 0) {
            return Optional.of(total(name, column, 0));
        }
        return scale > 0 && stated.compareTo(sum.get().movePointRight(scale)) == 0
                ? Optional.of(total(name, column, scale))
                : Optional.empty();
    }

    private Stated total(String name, String column, int scale) {
        totals.put(name, column);
        controls.put(name, name);
        return new Stated(name, Column.Type.DECIMAL, scale);
    }

    private boolean isFree(String control) {
        return !controls.containsKey(control);
    }

    private String nextUnknown() {
        unknown++;
        return "field_" + unknown;
    }
}
