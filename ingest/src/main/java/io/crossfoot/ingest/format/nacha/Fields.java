package io.crossfoot.ingest.format.nacha;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Cuts fields out of a record by their positions as the NACHA rules give them: from 1, both ends included. */
final class Fields {

    private static final int CENTURY = 2000;

    private Fields() {}

    static String text(String record, int from, int to) {
        return record.substring(from - 1, to).stripTrailing();
    }

    /**
     * The number in a field of up to 18 digits, blanks before it allowed; -1 if there is none. Blanks behind it are not:
     * that is what a record looks like whose end got lost. Rather a long than an exception or an object: this is done
     * twice for every entry.
     */
    static long number(String record, int from, int to) {
        int first = from - 1;
        while (first < to && record.charAt(first) == ' ') {
            first++;
        }
        long number = first < to ? 0 : -1;
        for (int i = first; i < to; i++) {
            int digit = record.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** A date written yyMMdd; null if it is none. */
    static @Nullable LocalDate date(String record, int from) {
        int date = (int) number(record, from, from + 5);
        try {
            return date < 0 ? null : LocalDate.of(CENTURY + date / 10_000, date / 100 % 100, date % 100);
        } catch (DateTimeException notADate) {
            return null;
        }
    }
}
