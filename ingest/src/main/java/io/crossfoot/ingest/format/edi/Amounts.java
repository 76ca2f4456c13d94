package io.crossfoot.ingest.format.edi;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads amounts: digits with a decimal point or comma, and a minus sign where they are negative. */
final class Amounts {

    /** Decimals of an event's amount. */
    static final int SCALE = 4;

    static final String RULE = "must be a number of at most 18 digits before the point and 4 behind it";

    private static final int MOST_DIGITS = 18;

    /** Longest text that may be an amount, padded with zeros. */
    private static final int LONGEST = 64;

    private Amounts() {}

    /** The amount; null if the text is none. */
    static @Nullable BigDecimal of(String text) {
        String number = text.strip();
        boolean negative = number.startsWith("-");
        int from = negative ? 1 : 0;
        int point = point(number, from);
        if (number.length() > LONGEST || !hasDigitsAlone(number, from, point)) {
            return null;
        }
        int end = withoutZeros(number, point);
        int first = from;
        while (first < point && number.charAt(first) == '0') {
            first++;
        }
        if (point - first > MOST_DIGITS || end - point - 1 > SCALE) {
            return null;
        }
        String digits = number.substring(first, point) + (end > point ? '.' + number.substring(point + 1, end) : "");
        BigDecimal amount = digits.isEmpty() ? BigDecimal.ZERO : new BigDecimal(digits);
        return (negative ? amount.negate() : amount).setScale(SCALE);
    }

    /** Where the decimal point is, or where the number ends that has none. */
    private static int point(String number, int from) {
        int at = from;
        while (at < number.length() && number.charAt(at) != '.' && number.charAt(at) != ',') {
            at++;
        }
        return at;
    }

    /** Where the number ends, if zeros behind the last decimal are left out. */
    private static int withoutZeros(String number, int point) {
        int end = number.length();
        while (end > point && (number.charAt(end - 1) == '0' || end - 1 == point)) {
            end--;
        }
        return end;
    }

    private static boolean hasDigitsAlone(String number, int from, int point) {
        for (int at = from; at < number.length(); at++) {
            if (at != point && !isDigit(number.charAt(at))) {
                return false;
            }
        }
        int digits = number.length() - from - (point < number.length() ? 1 : 0);
        return digits > 0;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
