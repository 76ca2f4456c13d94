package io.crossfoot.bench.report;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** How the values of several runs are spread: at least one, from the least to the greatest. */
record Spread(List<Double> values) {

    Spread {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("There is no spread of nothing");
        }
        values = values.stream().sorted().toList();
    }

    static <T> Spread of(Collection<T> things, ToDoubleFunction<T> value) {
        return new Spread(
                things.stream().map(thing -> value.applyAsDouble(thing)).toList());
    }

    double median() {
        int middle = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(middle) : (values.get(middle - 1) + values.get(middle)) / 2;
    }

    double min() {
        return values.get(0);
    }

    double max() {
        return values.get(values.size() - 1);
    }

    /** The least value that so many per cent of the values do not exceed. */
    double percentile(int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * values.size());
        return values.get(Math.max(rank, 1) - 1);
    }

    /** Median, and in brackets the least and the greatest where there are several. */
    @Override
    public String toString() {
        return values.size() == 1
                ? number(median())
                : "%s (%s–%s)".formatted(number(median()), number(min()), number(max()));
    }

    /** With three digits that count. */
    static String number(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
