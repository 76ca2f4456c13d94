package io.crossfoot.ingest;

import java.math.BigDecimal;
import java.util.Random;

/**
 * A file of orders, and the description of its feed.
 *
 * @param records how many orders it holds; they stand on lines 2 and following
 * @param text the whole file
 */
record OrdersFile(int records, BigDecimal amount, String text) {

    private static final String FEED = """
            name: %s
            format:
              delimited:
                type: OrderLine
                records:
                  - {name: header, role: header, tag: H, columns: [{name: business_date, type: date, format: yyyyMMdd}]}
                  - name: line
                    role: detail
                    tag: D
                    columns:
                      - name: order_id
                      - name: account
                      - name: amount
                        type: %s
                  - name: trailer
                    role: trailer
                    tag: T
                    columns:
                      - {name: record_count, type: integer}
                      - {name: amount_total, type: decimal}
                controls:
                  file: {record_count: records, amount_total: amount}
            source:
              business-date: {pattern: '(\\d{8})'}
            key: [account]
            granularity: %s
            totals:
              - {name: amount, sum: amount}
            """;

    /** Orders drawn by chance; the same seed gives the same file. */
    static OrdersFile of(int records, long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("H,20261122\n");
        long cents = 0;
        for (int i = 1; i <= records; i++) {
            int amount = 1 + random.nextInt(1_000_000);
            cents += amount;
            text.append("D,O%07d,A%05d,%s%n".formatted(i, random.nextInt(50_000), BigDecimal.valueOf(amount, 2)));
        }
        BigDecimal total = BigDecimal.valueOf(cents, 2);
        text.append("T,%d,%s%n".formatted(records, total));
        return new OrdersFile(records, total, text.toString());
    }

    static String feed(String name, String granularity) {
        return FEED.formatted(name, "decimal", granularity);
    }

    /** The same feed, with amounts of another type: no registry that checks takes this for a later version. */
    static String incompatibleFeed(String name) {
        return FEED.formatted(name, "integer", "record");
    }
}
