package io.crossfoot.bench.data;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What generator and readers of a ledger file must agree on. */
final class Ledger {

    /** Account numbers have ten digits and start from here. */
    static final long FIRST_ACCOUNT = 4_000_000_000L;

    static final int SECONDS_OF_DAY = 86_400;

    /** In the order of the trailer. */
    static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP");

    private static final byte[] CURRENCY_OF_LAST_DIGIT = {0, 0, 0, 0, 0, 0, 1, 1, 1, 2};

    private Ledger() {}

    /** Which of the {@link #CURRENCIES} the account is kept in. */
    static int currency(long account) {
        return CURRENCY_OF_LAST_DIGIT[(int) (account % 10)];
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
