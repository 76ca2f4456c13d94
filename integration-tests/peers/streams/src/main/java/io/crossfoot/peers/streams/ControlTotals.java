package io.crossfoot.peers.streams;

import io.crossfoot.events.LedgerEntry;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what was read, and compares it with what the trailer states. */
final class ControlTotals {

    private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP");

    private final Map<String, Long> cents = new HashMap<>();
    private long records;
    private long accounts;

    void add(LedgerEntry entry) {
        records++;
        accounts += entry.getAccount();
        cents.merge(entry.getCurrency(), entry.getAmount().unscaledValue().longValueExact(), Long::sum);
    }

    /**
     * @param trailer a line {@code TRL,<records>,<EUR>,<USD>,<GBP>,<sum of the account numbers>}
     * @throws IllegalStateException if it states anything else
     */
    void requireEqual(String trailer) {
        StringBuilder counted = new StringBuilder("TRL," + records);
        for (String currency : CURRENCIES) {
            counted.append(',')
                    .append(BigDecimal.valueOf(cents.getOrDefault(currency, 0L), 2)
                            .toPlainString());
        }
        counted.append(',').append(accounts);
        if (!trailer.contentEquals(counted)) {
            throw new IllegalStateException("The trailer is '%s', but the file has '%s'".formatted(trailer, counted));
        }
    }
}
