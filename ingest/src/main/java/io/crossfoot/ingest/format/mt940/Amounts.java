package io.crossfoot.ingest.format.mt940;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads amounts: digits with a comma for the decimal point, which some banks leave out or write as a full stop. */
final class Amounts {

    /** Decimals of an event's amount. */
    static final int SCALE = 3;

    static final String RULE = "must be digits with a comma, at most 15 before it and 3 behind it";

    private static final int MOST_DIGITS = 15;

    private Amounts() {}

    /** Where the digits, commas and full stops end that begin here. */
    static int end(String text, int from) {
        int at = from;
        while (at < text.length() && (isDigit(text.charAt(at)) || isPoint(text.charAt(at)))) {
            at++;
        }
        return at;
    }

    /** The amount, with as many decimals as are written; null if the text is none. */
    static @Nullable BigDecimal of(String text) {
        int point = point(text);
        int decimals = Math.max(text.length() - point - 1, 0);
        int first = 0;
        while (first < point && text.charAt(first) == '0') {
            first++;
        }
        if (point == 0 || point - first > MOST_DIGITS || decimals > SCALE) {
            return null;
        }
        long number = 0;
        for (int i = first; i < text.length(); i++) {
            char next = text.charAt(i);
            if (i != point) {
                if (!isDigit(next)) {
                    return null;
                }
                number = number * 10 + next - '0';
            }
        }
        return BigDecimal.valueOf(number, decimals);
    }

    private static int point(String text) {
        int at = 0;
        while (at < text.length() && !isPoint(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPoint(char next) {
        return next == ',' || next == '.';
    }

    private static boolean isDigit(char next) {
        return next >= '0' && next <= '9';
    }
}
