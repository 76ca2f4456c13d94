package io.crossfoot.common.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** How Java's names are written in a file, and what a wrong one may have meant. */
public final class Names {

    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();
    private static final double ALIKE = 0.8;

    private Names() {}

    /** {@code commitInterval} and {@code CommitInterval} are written {@code commit-interval}. */
    static String kebab(String javaName) {
        return WORD_START.matcher(javaName).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** {@code OUT_OF_BALANCE} is written {@code out-of-balance}. */
    static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code did you mean 'x'?} where a known name is much like the given one, else all known names. */
    public static String suggest(String given, Collection<String> known) {
        return closest(given, known)
                .map(name -> "did you mean '" + name + "'?")
                .orElseGet(() ->
                        known.isEmpty() ? "remove it: nothing is set here" : "known are: " + String.join(", ", known));
    }

    private static Optional<String> closest(String given, Collection<String> known) {
        String normal = kebab(given);
        return known.stream()
                .filter(name -> SIMILARITY.apply(normal, name) >= ALIKE)
                .max(Comparator.comparingDouble(name -> SIMILARITY.apply(normal, name)));
    }
}
