package io.crossfoot.ingest.draft;

import io.crossfoot.common.feed.Column;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a column holds, as far as its values tell. */
final class ColumnGuess {

    private static final int MOST_DECIMALS = 18;

    /** No zeros before it: those belong to account numbers and the like, and would get lost in a number. */
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,19})(\\.[0-9]{1,18})?");

    private final Set<TimeForm> times = EnumSet.allOf(TimeForm.class);
    private boolean integer = true;
    private boolean decimal = true;
    private boolean sometimesEmpty;
    private long values;
    private int scale;
    private BigDecimal sum = BigDecimal.ZERO;

    /** Takes the next value into account. */
    void see(String field) {
        String value = field.strip();
        if (value.isEmpty()) {
            sometimesEmpty = true;
            return;
        }
        values++;
        times.removeIf(form -> !form.fits(value));
        integer = integer && INTEGER.matcher(value).matches();
        decimal = decimal && DECIMAL.matcher(value).matches();
        if (decimal) {
            BigDecimal number = new BigDecimal(value);
            scale = Math.max(scale, number.scale());
            sum = sum.add(number);
        }
    }

    /** A column for what has been seen. */
    Column column(String name) {
        Column.Type type = type();
        return new Column(
                name,
                type,
                time().flatMap(TimeForm::format),
                type == Column.Type.DECIMAL ? Math.min(scale, MOST_DECIMALS) : 0,
                false,
                sometimesEmpty || values == 0,
                List.of());
    }

    /** The sum of the values; empty if they are no numbers. */
    Optional<BigDecimal> sum() {
        Column.Type type = type();
        return type == Column.Type.INTEGER || type == Column.Type.DECIMAL ? Optional.of(sum) : Optional.empty();
    }

    private Optional<TimeForm> time() {
        return values == 0 ? Optional.empty() : times.stream().findFirst();
    }

    private Column.Type type() {
        if (values == 0) {
            return Column.Type.STRING;
        }
        if (time().isPresent()) {
            return time().get().type();
        }
        if (integer) {
            return Column.Type.INTEGER;
        }
        return decimal ? Column.Type.DECIMAL : Column.Type.STRING;
    }
}
