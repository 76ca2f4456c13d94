package io.crossfoot.reconcile;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;

/** Feeds for tests. */
public final class TestFeeds {

    private static final String PAYMENTS = """
            name: payments
            format:
              delimited:
                type: Payment
                quote: ""
                records:
                  - name: payment
                    role: detail
                    columns:
                      - {name: id}
                      - {name: amount, type: decimal}
                      - {name: currency}
            key: [id]
            totals:
              - {name: amount_total, sum: amount, currency: currency}
            """;

    private static final String AGGREGATE = """
            aggregates:
              - name: by-currency
                group-by: [currency]
                measures:
                  - {name: total, sum: amount}
            """;

    private TestFeeds() {}

    /** Payments, of which nothing is worked out. */
    public static Feed payments() {
        return ConfigReader.read(PAYMENTS, "payments", Feed.class);
    }

    /** Payments whose batches have nothing to do with one another. */
    public static Feed unrelatedPayments() {
        return ConfigReader.read(
                PAYMENTS + "continuity: {balances: ignored, numbers: ignored}\n", "payments", Feed.class);
    }

    /** Payments with one aggregate, {@code by-currency}. */
    public static Feed aggregatedPayments() {
        return ConfigReader.read(PAYMENTS + AGGREGATE, "payments", Feed.class);
    }
}
