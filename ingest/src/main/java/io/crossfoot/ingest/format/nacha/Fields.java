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

    /** Whether there are digits and nothing else, blanks around them aside. */
    static boolean isNumber(String field) {
        String digits = field.strip();
        return !digits.isEmpty() && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    /**
     * The number in a field of up to 18 digits; -1 if there is none. Rather than an exception or an object: this is done
     * three times for every entry.
     */
    static long number(String record, int from, int to) {
        int first = from - 1;
        int behind = to;
        while (first < behind && record.charAt(first) == ' ') {
            first++;
        }
        while (first < behind && record.charAt(behind - 1) == ' ') {
            behind--;
        }
        long number = first < behind ? 0 : -1;
        for (int i = first; i < behind; i++) {
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
