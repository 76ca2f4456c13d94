package io.crossfoot.aggregate.partial;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Aggregate;

/** An aggregate with one measure of each kind. */
final class Measures {

    static final Aggregate SUM_MIN_MAX = ConfigReader.read("""
            name: by-shop
            group-by: [shop]
            measures:
              - {name: amount, sum: amount}
              - {name: least, min: amount}
              - {name: most, max: amount}
            """, "aggregate.yaml", Aggregate.class);

    private Measures() {}
}
