package io.crossfoot.common.copybook;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The picture of an elementary item. Pictures for editing, as {@code ZZ9.99-}, are text.
 *
 * @param numeric whether it is a number: its symbols are 9, S, V and P alone
 * @param signed whether a number may be negative
 * @param digits of a number, those that are kept
 * @param scale how many of a number's digits are decimals; more than it has, or less than 0, with P
 * @param characters how many characters text takes, and a number of usage DISPLAY without a sign of its own
 */
public record Picture(boolean numeric, boolean signed, int digits, int scale, int characters) {

    /** More digits than any compiler allows. */
    private static final int MOST_DIGITS = 38;

    private static final int MOST_LONG_DIGITS = 18;
    private static final int MOST_CHARACTERS = 1 << 20;

    private static final Pattern REPEATED = Pattern.compile("(.)\\((\\d{1,7})\\)");
    private static final Pattern NUMBER = Pattern.compile("S?(?:9+V?9*|V9+|V?P+9+|9+P+V?)");
    private static final Pattern OTHERS = Pattern.compile("[AXBZ90/,.+*$EVPS-]*(?:CR|DB)?");

    /** Whether it is a whole number of which every value fits a long. */
    public boolean fitsLong() {
        return numeric && scale <= 0 && digits - scale <= MOST_LONG_DIGITS;
    }

    /**
     * Reads a picture.
     *
     * @throws IllegalArgumentException if it is none that can be read
     */
    public static Picture of(String written) {
        String symbols = expand(written.toUpperCase(Locale.ROOT));
        if (NUMBER.matcher(symbols).matches()) {
            return number(written, symbols);
        }
        if (symbols.matches("[NGUB]+") && !symbols.matches("B+")) {
            throw new IllegalArgumentException(
                    "picture '%s' is of double-byte or national text, which is not read".formatted(written));
        }
        if (!OTHERS.matcher(symbols).matches()) {
            throw new IllegalArgumentException("picture '%s' is none".formatted(written));
        }
        int characters = symbols.replaceAll("[SVP]", "").length();
        return new Picture(false, false, 0, 0, characters);
    }

    private static Picture number(String written, String symbols) {
        int digits = count('9', symbols);
        int scaling = count('P', symbols);
        if (digits + scaling > MOST_DIGITS) {
            throw new IllegalArgumentException("picture '%s' has more than %d digits".formatted(written, MOST_DIGITS));
        }
        return new Picture(true, symbols.startsWith("S"), digits, scale(symbols, digits, scaling), digits);
    }

    /** P stands for digits that are not kept: before the others it moves them to the right, behind them to the left. */
    private static int scale(String symbols, int digits, int scaling) {
        if (scaling > 0) {
            return symbols.indexOf('P') < symbols.indexOf('9') ? digits + scaling : -scaling;
        }
        int point = symbols.indexOf('V');
        return point < 0 ? 0 : count('9', symbols.substring(point));
    }

    private static String expand(String written) {
        StringBuilder symbols = new StringBuilder();
        Matcher repeated = REPEATED.matcher(written);
        int from = 0;
        while (repeated.find()) {
            int times = Integer.parseInt(repeated.group(2));
            symbols.append(written, from, repeated.start());
            from = repeated.end();
            if (times == 0 || symbols.length() + times > MOST_CHARACTERS) {
                throw new IllegalArgumentException("picture '%s' repeats a symbol %d times; 1 to %d can be read"
                        .formatted(written, times, MOST_CHARACTERS));
            }
            symbols.append(repeated.group(1).repeat(times));
        }
        return symbols.append(written, from, written.length()).toString();
    }

    private static int count(char symbol, String symbols) {
        return (int) symbols.chars().filter(each -> each == symbol).count();
    }
}
