package io.crossfoot.common.feed;

import io.crossfoot.common.config.Default;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which date a batch is for.
 *
 * @param pattern finds the date in the file's name: its first group, or all of it; left out, the date of arrival counts
 * @param format how the date is written there
 * @param zone whose date it is at arrival
 */
public record BusinessDate(
        Optional<Pattern> pattern,
        @Default("yyyyMMdd") String format,
        @Default("UTC") ZoneId zone) {

    public BusinessDate {
        requireDatePattern(format);
    }

    /**
     * The date in the file's name; empty if the feed does not take it from there.
     *
     * @throws IllegalArgumentException if the name holds none
     */
    public Optional<LocalDate> in(String fileName) {
        return pattern.map(expression -> {
            Matcher matcher = expression.matcher(fileName);
            if (!matcher.find()) {
                throw new IllegalArgumentException("File '%s': no business date in its name; the feed looks for %s"
                        .formatted(fileName, expression));
            }
            return parse(fileName, matcher.groupCount() > 0 ? matcher.group(1) : matcher.group());
        });
    }

    private static DateTimeFormatter requireDatePattern(String format) {
        return DateTimeFormatter.ofPattern(format);
    }

    private LocalDate parse(String fileName, String date) {
        try {
            return LocalDate.parse(date, requireDatePattern(format));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "File '%s': '%s' in its name is no date of the form %s".formatted(fileName, date, format), e);
        }
    }
}
