package io.crossfoot.common.config;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The types that one plain value makes, and how each is written. */
final class Scalars {

    private record Scalar(String expected, Function<String, Object> parse) {}

    private static final int MAX_QUOTED = 60;
    private static final Pattern USER_INFO = Pattern.compile("//[^/@]*@");

    private final Map<Class<?>, Scalar> byType = new HashMap<>();
    private final Placeholders placeholders;

    /** @param folder what relative paths start from */
    Scalars(Placeholders placeholders, Path folder) {
        this.placeholders = placeholders;
        register("a text", text -> text, String.class);
        register("a secret", text -> Secret.of(placeholders.keepSecret(text)), Secret.class);
        register("one character", Scalars::character, char.class, Character.class);
        register("true or false", Scalars::trueOrFalse, boolean.class, Boolean.class);
        register("a whole number", text -> Integer.valueOf(digits(text)), int.class, Integer.class);
        register("a whole number", text -> Long.valueOf(digits(text)), long.class, Long.class);
        register("a decimal number", text -> new BigDecimal(digits(text)), BigDecimal.class);
        register("a count such as 10 or a share such as 0.1 %", CountOrShare::parse, CountOrShare.class);
        register("a duration such as 500ms, 10s, 2m, 1h or PT10S", Durations::parse, Duration.class);
        register("a time of day such as 17:30", LocalTime::parse, LocalTime.class);
        register("a date such as 2026-11-22", LocalDate::parse, LocalDate.class);
        register("a time zone such as Europe/Berlin", ZoneId::of, ZoneId.class);
        register("a character set such as UTF-8", Charset::forName, Charset.class);
        register("a regular expression", Pattern::compile, Pattern.class);
        register("a URI such as http://localhost:8081", URI::create, URI.class);
        register("a path", text -> folder.resolve(text).normalize(), Path.class);
    }

    boolean has(Class<?> type) {
        return type.isEnum() || byType.containsKey(type);
    }

    String expected(Class<?> type) {
        return scalar(type).expected();
    }

    Object bind(Class<?> type, Node node, Place place) {
        Scalar scalar = scalar(type);
        ScalarNode written = Nodes.expectScalar(node, scalar.expected(), place);
        String text = placeholders.resolve(written.getValue(), place);
        try {
            return scalar.parse().apply(text);
        } catch (RuntimeException e) {
            throw place.refuse("expected " + scalar.expected() + ", got '" + quotable(written) + "'");
        }
    }

    /** What was written, before anything was put in for a placeholder, and without a URL's password. */
    private static String quotable(ScalarNode written) {
        String masked = USER_INFO.matcher(written.getValue()).replaceAll("//" + Secret.MASK + "@");
        return StringUtils.abbreviate(masked.replace('\n', ' '), MAX_QUOTED);
    }

    private Scalar scalar(Class<?> type) {
        return type.isEnum()
                ? new Scalar(Constants.expected(type), text -> Constants.parse(type, text))
                : Objects.requireNonNull(byType.get(type), () -> "No binding for " + type);
    }

    private void register(String expected, Function<String, Object> parse, Class<?>... types) {
        for (Class<?> type : types) {
            byType.put(type, new Scalar(expected, parse));
        }
    }

    private static Object character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one character");
        }
        return text.charAt(0);
    }

    private static Object trueOrFalse(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static String digits(String text) {
        return text.replace("_", "");
    }
}
