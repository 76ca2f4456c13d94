package io.crossfoot.ingest.format.delimited;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads timestamps as nearly all files write them: {@code 2026-11-23T14:05:59}, with a {@code Z} behind it or not. A
 * {@link java.time.format.DateTimeFormatter} reads them too, and much more; but with it they took four tenths of all the
 * time that went into delivering a file of ledger entries. What does not look so is left to it. For one thread.
 */
final class IsoTimestamps {

    /** For what is not of this form, or is no time at all. */
    static final long UNUSUAL = Long.MIN_VALUE;

    private static final int LENGTH = "2026-11-23T14:05:59".length();
    private static final int NO_NUMBER = -1;
    private static final long MILLIS_PER_DAY = 86_400_000;

    private int lastDay = NO_NUMBER;
    private long lastMidnight;

    /** Milliseconds since 1970, or {@link #UNUSUAL}. */
    long read(String text, int from, int to) {
        boolean utc = to - from == LENGTH + 1 && text.charAt(to - 1) == 'Z';
        if (!utc && to - from != LENGTH) {
            return UNUSUAL;
        }
        boolean marked = text.charAt(from + 4) == '-'
                && text.charAt(from + 7) == '-'
                && text.charAt(from + 10) == 'T'
                && text.charAt(from + 13) == ':'
                && text.charAt(from + 16) == ':';
        int year = number(text, from, 4);
        int month = number(text, from + 5, 2);
        int day = number(text, from + 8, 2);
        int hour = number(text, from + 11, 2);
        int minute = number(text, from + 14, 2);
        int second = number(text, from + 17, 2);
        boolean numbers = (year | month | day | hour | minute | second) >= 0;
        if (!marked || !numbers || hour > 23 || minute > 59 || second > 59) {
            return UNUSUAL;
        }
        long midnight = midnight(year, month, day);
        return midnight == UNUSUAL ? UNUSUAL : midnight + ((hour * 60L + minute) * 60 + second) * 1000;
    }

    /** A file has few days, mostly one behind the other. */
    private long midnight(int year, int month, int day) {
        int date = (year * 100 + month) * 100 + day;
        if (date != lastDay) {
            try {
                lastMidnight = LocalDate.of(year, month, day).toEpochDay() * MILLIS_PER_DAY;
                lastDay = date;
            } catch (DateTimeException noSuchDay) {
                return UNUSUAL;
            }
        }
        return lastMidnight;
    }

    /** The number that so many digits make, or less than 0 if they are none. */
    private static int number(String text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NO_NUMBER;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
