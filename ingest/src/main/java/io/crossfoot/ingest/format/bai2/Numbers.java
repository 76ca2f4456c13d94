package io.crossfoot.ingest.format.bai2;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** Reads whole numbers with or without a sign. */
final class Numbers {

    /** Amounts beyond this, zeros before them aside, do not fit a long for certain. */
    private static final int MOST_DIGITS = 18;

    private static final Pattern CONTROL = Pattern.compile("[+-]?[0-9]{1,40}");

    private Numbers() {}

    /** Whether the text is a number that {@link #amount} can read. */
    static boolean isAmount(String text) {
        int first = isSigned(text) ? 1 : 0;
        int at = first;
        while (at < text.length() && text.charAt(at) == '0') {
            at++;
        }
        if (text.length() == first || text.length() - at > MOST_DIGITS) {
            return false;
        }
        for (; at < text.length(); at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return true;
    }

    static long amount(String text) {
        long number = 0;
        for (int i = isSigned(text) ? 1 : 0; i < text.length(); i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return text.charAt(0) == '-' ? -number : number;
    }

    /** A number of up to 9 digits without a sign; -1 if the text is none. */
    static int count(String text) {
        boolean count = !isSigned(text) && isAmount(text);
        return count && amount(text) <= 999_999_999 ? (int) amount(text) : -1;
    }

    static boolean isControl(String text) {
        return CONTROL.matcher(text).matches();
    }

    static String control(String text) {
        return new BigInteger(text).toString();
    }

    private static boolean isSigned(String text) {
        return !text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == '-');
    }
}
