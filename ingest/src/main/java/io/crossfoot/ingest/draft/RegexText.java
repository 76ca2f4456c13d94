package io.crossfoot.ingest.draft;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text as it has to stand in a regular expression, readable as long as it can be. */
final class RegexText {

    private static final Pattern SPECIAL = Pattern.compile("[^\\p{L}\\p{N} _,:;=/%&#@'\"-]");

    private RegexText() {}

    /** An expression that the text fits, and no other. */
    static String literally(String text) {
        return SPECIAL.matcher(text).replaceAll(special -> Matcher.quoteReplacement("\\" + special.group()));
    }
}
