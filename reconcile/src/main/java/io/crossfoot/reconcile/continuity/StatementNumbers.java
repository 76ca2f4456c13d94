package io.crossfoot.reconcile.continuity;

import java.util.OptionalLong;

/**
 * Numbers of statements: digits, behind which the number of a page may stand, such as {@code 12/1}. A number that is not
 * above the one before tells nothing: many banks begin anew each year, and some number no statement at all.
 */
final class StatementNumbers {

    private static final int MOST_DIGITS = 18;

    private StatementNumbers() {}

    /** The numbers that are missing between two statements, for example {@code 12} or {@code 12 to 14}; empty if none is. */
    static String between(String before, String now) {
        OptionalLong last = number(before);
        OptionalLong first = number(now);
        if (last.isEmpty() || first.isEmpty() || first.getAsLong() <= last.getAsLong() + 1) {
            return "";
        }
        long from = last.getAsLong() + 1;
        long to = first.getAsLong() - 1;
        return from == to ? Long.toString(from) : from + " to " + to;
    }

    private static OptionalLong number(String written) {
        int page = written.indexOf('/');
        String number = page < 0 ? written : written.substring(0, page);
        boolean digits = !number.isEmpty()
                && number.length() <= MOST_DIGITS
                && number.chars().allMatch(each -> each >= '0' && each <= '9');
        return digits ? OptionalLong.of(Long.parseLong(number)) : OptionalLong.empty();
    }
}
