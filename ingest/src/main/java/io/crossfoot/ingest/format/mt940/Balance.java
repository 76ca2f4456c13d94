package io.crossfoot.ingest.format.mt940;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A balance, field 60 or 62.
 *
 * @param text as it is written
 * @param intermediate whether it is one between the pages of a statement, option M
 * @param currency empty where a bank leaves it out
 * @param amount negative if it is a debit balance
 */
record Balance(String text, boolean intermediate, String currency, BigDecimal amount) {

    /** Mark, date yyMMdd, currency, amount. */
    private static final Pattern BALANCE =
            Pattern.compile("(?<mark>[CD])[0-9]{6}(?<currency>[A-Z]{3})?(?<amount>[0-9.,]{1,40})");

    static Optional<Balance> of(String text, boolean intermediate) {
        Matcher balance = BALANCE.matcher(text);
        BigDecimal amount = balance.matches() ? Amounts.of(balance.group("amount")) : null;
        if (amount == null) {
            return Optional.empty();
        }
        String currency = balance.group("currency");
        BigDecimal signed = balance.group("mark").equals("D") ? amount.negate() : amount;
        return Optional.of(new Balance(text, intermediate, currency == null ? "" : currency, signed));
    }
}
