package io.crossfoot.common.config;

import java.util.List;
import java.util.regex.Pattern;

/** Where a value stands: the source, the line, and the dotted path. */
record Place(String source, int line, String path) {

    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final Pattern PRINTABLE_KEY = Pattern.compile("[^\\s']{1,80}");

    static Place top(String source) {
        return new Place(source, 1, "");
    }

    Place key(String key, int keyLine) {
        if (!PLAIN_KEY.matcher(key).matches()) {
            return new Place(source, keyLine, path + "['" + printable(key) + "']");
        }
        return new Place(source, keyLine, path.isEmpty() ? key : path + "." + key);
    }

    Place item(int index, int itemLine) {
        return new Place(source, itemLine, path + "[" + index + "]");
    }

    Problem problem(String message) {
        return new Problem(source, line, path, message);
    }

    ConfigException refuse(String message) {
        return new ConfigException(List.of(problem(message)));
    }

    /** A key that does not look like one may be a misplaced secret. */
    private static String printable(String key) {
        return PRINTABLE_KEY.matcher(key).matches() ? key : "...";
    }
}
