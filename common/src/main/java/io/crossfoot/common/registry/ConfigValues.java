package io.crossfoot.common.registry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Reads Kafka's untyped configuration: values come as text from a file, or as objects from a program. */
record ConfigValues(Map<String, ?> configs) {

    /** The value as text, the default where there is none; a list is joined by commas. */
    String text(String key, String byDefault) {
        Object configured = configs.get(key);
        if (configured == null) {
            return byDefault;
        }
        if (configured instanceof Password password) {
            return password.value().strip();
        }
        return configured instanceof List<?> list
                ? String.join(",", list.stream().map(String::valueOf).toList())
                : configured.toString().strip();
    }

    boolean flag(String key, boolean byDefault) {
        String text = text(key, String.valueOf(byDefault));
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ConfigException(key, text, "expected true or false");
        };
    }

    Duration millis(String key, int byDefault) {
        return Duration.ofMillis(number(key, byDefault));
    }

    int number(String key, int byDefault) {
        String text = text(key, String.valueOf(byDefault));
        if (!text.matches("\\d{1,9}")) {
            throw new ConfigException(key, text, "expected a whole number, not negative");
        }
        return Integer.parseInt(text);
    }

    SubjectNameStrategy strategy(String key, SubjectNameStrategy byDefault) {
        Object configured = configs.get(key);
        return configured == null ? byDefault : SubjectNameStrategy.named(key, configured);
    }
}
