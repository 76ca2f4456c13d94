package io.crossfoot.ingest.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A record before or behind all details.
 *
 * @param tag the first field that tells it from others; empty where a pattern does
 * @param pattern of the whole line; its groups are the values
 * @param values what it says, without the tag
 */
record FrameRecord(Optional<String> tag, Optional<String> pattern, List<String> values) {

    private static final Pattern NUMBERS = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    FrameRecord {
        values = List.copyOf(values);
    }

    /** A record of several fields is told by its first one, a line of text by all of it but the numbers. */
    static FrameRecord of(List<String> fields) {
        return fields.size() > 1
                ? new FrameRecord(Optional.of(fields.get(0)), Optional.empty(), fields.subList(1, fields.size()))
                : ofText(fields.get(0));
    }

    private static FrameRecord ofText(String text) {
        StringBuilder pattern = new StringBuilder();
        List<String> values = new ArrayList<>();
        Matcher numbers = NUMBERS.matcher(text);
        int end = 0;
        while (numbers.find()) {
            pattern.append(RegexText.literally(text.substring(end, numbers.start())))
                    .append("([0-9.]+)");
            values.add(numbers.group());
            end = numbers.end();
        }
        pattern.append(RegexText.literally(text.substring(end)));
        return new FrameRecord(Optional.empty(), Optional.of(pattern.toString()), values);
    }
}
