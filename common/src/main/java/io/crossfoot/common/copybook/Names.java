package io.crossfoot.common.copybook;

import java.util.List;
import java.util.Locale;

/** Names of COBOL, as events have them. */
final class Names {

    private Names() {}

    /**
     * {@code KEYCODE-NO} is {@code keycodeNo}; a name that begins with a digit gets an underscore before it. What is neither
     * letter nor digit parts words.
     */
    static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        boolean begins = false;
        for (char next : name.toLowerCase(Locale.ROOT).toCharArray()) {
            if (!Character.isLetterOrDigit(next)) {
                begins = camel.length() > 0;
            } else {
                camel.append(begins ? Character.toUpperCase(next) : next);
                begins = false;
            }
        }
        return Character.isDigit(camel.charAt(0)) ? "_" + camel : camel.toString();
    }

    /** The name within its groups, of which so many of the innermost ones are named. */
    static String qualified(List<String> groups, String name, int depth) {
        List<String> named = groups.subList(Math.max(groups.size() - depth, 0), groups.size());
        return camelCase(String.join("-", named) + (named.isEmpty() ? "" : "-") + name);
    }
}
