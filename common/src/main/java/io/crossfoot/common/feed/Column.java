package io.crossfoot.common.feed;

import io.crossfoot.common.config.Default;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A column of a delimited record.
 *
 * @param format of a date or timestamp: a pattern of {@link java.time.format.DateTimeFormatter}; ISO 8601 if left out
 * @param scale of a decimal: how many decimals it has at most
 * @param impliedPoint of a decimal: the last {@code scale} digits are the decimals, and no point is written
 * @param optional whether it may be empty
 * @param nullAs values that mean nothing is there, beside the empty one
 */
public record Column(
        String name,
        @Default("string") Type type,
        Optional<String> format,
        @Default("2") int scale,
        @Default("false") boolean impliedPoint,
        @Default("false") boolean optional,
        List<String> nullAs) {

    /** What a column holds. */
    public enum Type {
        STRING,
        INTEGER,
        DECIMAL,
        DATE,
        TIMESTAMP,
        BOOLEAN,
        SKIPPED
    }

    public Column {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "Column '%s': a name has letters, digits and underscores, and starts with no digit"
                            .formatted(name));
        }
        if (scale < 0 || scale > 18) {
            throw new IllegalArgumentException("Column '%s': scale is 0 to 18, got %d".formatted(name, scale));
        }
        nullAs = List.copyOf(nullAs);
        format.ifPresent(Column::formatterOf);
    }

    /**
     * How a date or a timestamp is written. Strict: there is no 31 February. A timestamp's zone may be left out.
     *
     * @throws IllegalStateException if the column is neither
     */
    public DateTimeFormatter formatter() {
        return switch (type) {
            case DATE -> format.map(Column::formatterOf).orElse(DateTimeFormatter.ISO_LOCAL_DATE);
            case TIMESTAMP -> format.map(Column::formatterOf).orElse(DateTimeFormatter.ISO_DATE_TIME);
            default -> throw new IllegalStateException("Column '%s' is no date".formatted(name));
        };
    }

    /** The strict style knows the year as u; people write y, which needs an era there. */
    private static DateTimeFormatter formatterOf(String pattern) {
        StringBuilder strict = new StringBuilder(pattern);
        boolean literal = false;
        for (int i = 0; i < strict.length(); i++) {
            literal ^= strict.charAt(i) == '\'';
            if (strict.charAt(i) == 'y' && !literal) {
                strict.setCharAt(i, 'u');
            }
        }
        return DateTimeFormatter.ofPattern(strict.toString(), Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** Whether an event may lack it. */
    public boolean nullable() {
        return optional || !nullAs.isEmpty();
    }
}
