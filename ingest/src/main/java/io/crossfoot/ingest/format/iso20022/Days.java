package io.crossfoot.ingest.format.iso20022;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads the day of a date or of a date and time, whatever its time zone. Remembers the last, as days repeat. */
final class Days {

    private static final int LENGTH = "2026-11-26".length();

    private String lastText = "";
    private @Nullable LocalDate last;

    /** The day; null if the text does not begin with one. */
    @Nullable
    LocalDate of(String text) {
        if (!text.equals(lastText)) {
            last = parse(text);
            lastText = text;
        }
        return last;
    }

    private static @Nullable LocalDate parse(String text) {
        try {
            return isFollowedByTime(text) ? LocalDate.parse(text.substring(0, LENGTH)) : null;
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }

    /** Whether nothing stands behind the day, or a time or a time zone. */
    private static boolean isFollowedByTime(String text) {
        return text.length() == LENGTH || (text.length() > LENGTH && "TZ+-".indexOf(text.charAt(LENGTH)) >= 0);
    }
}
