package io.crossfoot.common.config;

import java.util.Arrays;
import java.util.stream.Collectors;

/** An enum's constants, by their names in kebab-case. */
final class Constants {

    private Constants() {}

    static Object parse(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> name(each).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such constant"));
    }

    static String expected(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Constants::name)
                .collect(Collectors.joining(", ", "one of ", ""));
    }

    private static String name(Object constant) {
        return Names.kebab((Enum<?>) constant);
    }
}
