package io.crossfoot.ingest.format.column;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads dates and timestamps as nearly all files write them: {@code 2026-11-23}, {@code 2026-11-23T14:05:59} with a
 * {@code Z} behind it or not. A {@link java.time.format.DateTimeFormatter} reads them too, and much more; but with it they
 * took four tenths of all the time that went into delivering a file of ledger entries. What does not look so is left to
 * it. For one thread.
 */
final class IsoTimestamps {

    /** For what is not of this form, or is no time at all. */
    static final long UNUSUAL = Long.MIN_VALUE;

    private static final int DAY_LENGTH = "2026-11-23".length();
    private static final int LENGTH = "2026-11-23T14:05:59".length();
    private static final int NO_NUMBER = -1;
    private static final long MILLIS_PER_DAY = 86_400_000;

    private int lastDate = NO_NUMBER;
    private long lastDay;

    /** Milliseconds since 1970, or {@link #UNUSUAL}. */
    long read(byte[] text, int from, int to) {
        boolean utc = to - from == LENGTH + 1 && text[to - 1] == 'Z';
        if (!utc && to - from != LENGTH) {
            return UNUSUAL;
        }
        boolean marked = text[from + 10] == 'T' && text[from + 13] == ':' && text[from + 16] == ':';
        int hour = twoDigits(text, from + 11);
        int minute = twoDigits(text, from + 14);
        int second = twoDigits(text, from + 17);
        boolean numbers = (hour | minute | second) >= 0;
        if (!marked || !numbers || hour > 23 || minute > 59 || second > 59) {
            return UNUSUAL;
        }
        long day = readDay(text, from, from + DAY_LENGTH);
        return day == UNUSUAL ? UNUSUAL : day * MILLIS_PER_DAY + ((hour * 60L + minute) * 60 + second) * 1000;
    }

    /** Days since 1970-01-01, or {@link #UNUSUAL}. */
    long readDay(byte[] text, int from, int to) {
        if (to - from != DAY_LENGTH || text[from + 4] != '-' || text[from + 7] != '-') {
            return UNUSUAL;
        }
        int century = twoDigits(text, from);
        int year = twoDigits(text, from + 2);
        int month = twoDigits(text, from + 5);
        int day = twoDigits(text, from + 8);
        return (century | year | month | day) < 0 ? UNUSUAL : day(century * 100 + year, month, day);
    }

    /** A file has few days, mostly one behind the other. */
    private long day(int year, int month, int day) {
        int date = (year * 100 + month) * 100 + day;
        if (date != lastDate) {
            try {
                lastDay = LocalDate.of(year, month, day).toEpochDay();
                lastDate = date;
            } catch (DateTimeException noSuchDay) {
                return UNUSUAL;
            }
        }
        return lastDay;
    }

    /** The number that two digits make, or less than 0 if they are none. */
    private static int twoDigits(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        boolean digits = tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
        return digits ? tens * 10 + ones : NO_NUMBER;
    }
}
