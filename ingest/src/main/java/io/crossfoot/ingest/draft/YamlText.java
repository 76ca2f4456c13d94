package io.crossfoot.ingest.draft;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Text as it has to stand in YAML. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Set<String> READ_AS_OTHERS =
            Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private YamlText() {}

    /** The text, in quotes where it would be read as something else without them. */
    static String of(String text) {
        if (PLAIN.matcher(text).matches() && !READ_AS_OTHERS.contains(text.toLowerCase(Locale.ROOT))) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            switch (next) {
                case '"', '\\' -> quoted.append('\\').append(next);
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(Character.isISOControl(next) ? "\\x%02x".formatted((int) next) : next);
            }
        }
        return quoted.append('"').toString();
    }

    /** An expression as it is, in the quotes in which a backslash is only that. */
    static String ofExpression(String regex) {
        return "'" + regex.replace("'", "''") + "'";
    }
}
