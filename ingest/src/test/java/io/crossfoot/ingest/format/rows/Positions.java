package io.crossfoot.ingest.format.rows;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Rows;

/** A feed that reads positions from a database. */
final class Positions {

    private static final String YAML = """
            name: positions
            format:
              rows:
                database: core
                type: Position
                query: |
                  select * from positions -- of one day
                  where booked = :business_date
                order: [%s]
                parameters: [{name: business_date, type: date}, {name: floor, type: decimal, scale: 4}]
                columns: [{name: id, type: integer}, {name: account}, {name: amount, type: decimal}]
                controls: {records: count(*), amount_total: "sum(amount) filter (where amount > :floor)"}
            key: [account]
            totals: [{name: amount_total, sum: amount}]
            """;

    private Positions() {}

    static Feed feed() {
        return ConfigReader.read(YAML.formatted("id"), "positions.yaml", Feed.class);
    }

    /** @param order its key, parted by commas */
    static Rows orderedBy(String order) {
        return (Rows) ConfigReader.read(YAML.formatted(order), "positions.yaml", Feed.class)
                .format();
    }
}
