package io.crossfoot.common.config;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many of a number of things there may be: a count such as {@code 10}, or a share of them such as {@code 0.1 %}.
 *
 * @param most the count, or the share in percent
 */
public record CountOrShare(BigDecimal most, boolean isShare) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final Pattern SHARE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*%");
    private static final Pattern COUNT = Pattern.compile("\\d+(?:_\\d+)*");

    /** Reads it as it is written in a configuration. */
    static CountOrShare parse(String text) {
        Matcher share = SHARE.matcher(text);
        if (share.matches()) {
            BigDecimal percent = new BigDecimal(share.group(1));
            if (percent.compareTo(HUNDRED) > 0) {
                throw new IllegalArgumentException("more than all");
            }
            return new CountOrShare(percent, true);
        }
        if (!COUNT.matcher(text).matches()) {
            throw new IllegalArgumentException("neither a count nor a share");
        }
        return count(Long.parseLong(text.replace("_", "")));
    }

    public static CountOrShare count(long most) {
        return new CountOrShare(BigDecimal.valueOf(most), false);
    }

    /** A share in percent. */
    public static CountOrShare share(String percent) {
        return new CountOrShare(new BigDecimal(percent), true);
    }

    /** Whether so many of all are not too many. */
    public boolean allows(long number, long all) {
        BigDecimal counted = BigDecimal.valueOf(number);
        return isShare
                ? counted.multiply(HUNDRED).compareTo(most.multiply(BigDecimal.valueOf(all))) <= 0
                : counted.compareTo(most) <= 0;
    }

    @Override
    public String toString() {
        return isShare ? most.toPlainString() + " %" : most.toPlainString();
    }
}
