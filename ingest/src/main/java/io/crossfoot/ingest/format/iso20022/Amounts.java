package io.crossfoot.ingest.format.iso20022;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers as ISO 20022 writes them: with a point, and without exponents or separators of thousands. */
final class Amounts {

    /** Digits behind the point that an amount may have. */
    static final int SCALE = 5;

    private static final int MOST_DIGITS = 18;
    private static final int MOST_QUICK = MOST_DIGITS - SCALE;
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000};

    /** Control sums have up to 18 digits, 17 of them behind the point; sums of large files may have more before it. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?=.?[0-9])[0-9]{0,40}(\\.[0-9]{0,40})?");

    private Amounts() {}

    /**
     * An amount that is not negative, with {@value #SCALE} decimals; null if it is none, or has more digits than the
     * standard's 18, or more than 5 behind the point. Zeros before and behind count for nothing.
     */
    static @Nullable BigDecimal of(String text) {
        int start = text.startsWith("+") ? 1 : 0;
        while (start < text.length() && text.charAt(start) == '0') {
            start++;
        }
        int point = text.indexOf('.', start);
        int whole = point < 0 ? text.length() : point;
        int end = endOfDecimals(text, point);
        int decimals = Math.max(0, end - whole - 1);
        if (whole - start > MOST_DIGITS || decimals > SCALE || !isNumber(text, start, point)) {
            return null;
        }
        if (whole - start > MOST_QUICK) {
            return new BigDecimal(text).setScale(SCALE);
        }
        return BigDecimal.valueOf(digits(text, start, end) * POWERS[SCALE - decimals], SCALE);
    }

    /** Any exact number; null if it is none, or an absurdly long one. */
    static @Nullable BigDecimal number(String text) {
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    /** An amount plainly, with two decimals, or as many as it needs. */
    static String plain(BigDecimal amount) {
        return amount.setScale(Math.max(amount.stripTrailingZeros().scale(), 2)).toPlainString();
    }

    private static int endOfDecimals(String text, int point) {
        int end = text.length();
        while (point >= 0 && end > point && text.charAt(end - 1) == '0') {
            end--;
        }
        return end;
    }

    /** Whether there is a digit, and nothing else but the point. */
    private static boolean isNumber(String text, int start, int point) {
        for (int i = start; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (i != point && (digit < '0' || digit > '9')) {
                return false;
            }
        }
        return text.length() > (point < 0 ? 0 : 1) + (text.startsWith("+") ? 1 : 0);
    }

    private static long digits(String text, int start, int end) {
        long digits = 0;
        for (int i = start; i < end; i++) {
            char digit = text.charAt(i);
            digits = digit == '.' ? digits : digits * 10 + digit - '0';
        }
        return digits;
    }
}
