package io.crossfoot.ingest.format.mt940;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Number and sum of debits or of credits, field 90D or 90C. */
record EntrySum(int count, String currency, BigDecimal amount) {

    private static final Pattern SUM =
            Pattern.compile("(?<count>[0-9]{1,9})(?<currency>[A-Z]{3})(?<amount>[0-9.,]{1,40})");

    static Optional<EntrySum> of(String text) {
        Matcher sum = SUM.matcher(text);
        BigDecimal amount = sum.matches() ? Amounts.of(sum.group("amount")) : null;
        return amount == null
                ? Optional.empty()
                : Optional.of(new EntrySum(Integer.parseInt(sum.group("count")), sum.group("currency"), amount));
    }
}
