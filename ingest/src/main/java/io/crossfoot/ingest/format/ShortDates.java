package io.crossfoot.ingest.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Dates of which only the last two digits of the year are written. */
public final class ShortDates {

    private static final int FEBRUARY = 2;
    private static final int FIRST_YEAR_OF_LAST_CENTURY = 80;

    private ShortDates() {}

    /**
     * The date written yyMMdd; null if the text is none. Years from 80 on are of the 20th century, as SWIFT has it. Interest
     * is reckoned in months of 30 days, so value dates of 29 and 30 February exist in every year: they are its last day.
     */
    public static @Nullable LocalDate of(String text) {
        int date = digits(text, 6);
        if (date < 0) {
            return null;
        }
        int year = date / 10_000;
        return date(year + (year < FIRST_YEAR_OF_LAST_CENTURY ? 2000 : 1900), date % 10_000);
    }

    /**
     * The date written MMdd that is nearest to another, so that an entry of 31 December may be valued on 2 January; null
     * if the text is none.
     */
    public static @Nullable LocalDate near(LocalDate other, String text) {
        int day = digits(text, 4);
        if (day < 0) {
            return null;
        }
        LocalDate nearest = null;
        for (int year = other.getYear() - 1; year <= other.getYear() + 1; year++) {
            LocalDate candidate = date(year, day);
            if (candidate != null && (nearest == null || distance(candidate, other) < distance(nearest, other))) {
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static long distance(LocalDate one, LocalDate other) {
        return Math.abs(one.toEpochDay() - other.toEpochDay());
    }

    private static @Nullable LocalDate date(int year, int monthAndDay) {
        try {
            int month = monthAndDay / 100;
            int day = monthAndDay % 100;
            return month == FEBRUARY && day > 28 && day <= 30
                    ? YearMonth.of(year, month).atEndOfMonth()
                    : LocalDate.of(year, month, day);
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    private static int digits(String text, int length) {
        if (text.length() != length) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
