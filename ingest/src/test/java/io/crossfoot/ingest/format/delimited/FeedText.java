package io.crossfoot.ingest.format.delimited;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;

/** Feeds of delimited text, each described in YAML with what matters to a test. */
final class FeedText {

    private FeedText() {}

    /** Payments of id, date, amount and an optional text, with a header row and a trailer of count and sum. */
    static Feed payments(String settings) {
        return feed("""
                %s
                records:
                  - {name: header row, role: header, line: 1, pattern: 'id.*'}
                  - name: trailer
                    role: trailer
                    tag: TRAILER
                    columns: [{name: records, type: integer}, {name: amount, type: decimal}]
                  - name: payment
                    role: detail
                    columns:
                      - {name: id}
                      - {name: paid, type: date}
                      - {name: amount, type: decimal}
                      - {name: text, optional: true}
                controls:
                  file: {records: records, amount: amount}
                """.formatted(settings), "totals: [{name: amount, sum: amount}]");
    }

    /** A feed of this format, and of anything else that is given. Its key is the first column, id. */
    static Feed feed(String format, String others) {
        String yaml = """
                name: test
                key: [id]
                %s
                format:
                  delimited:
                    type: Payment
                %s
                """.formatted(others, format.indent(4));
        return ConfigReader.read(yaml, "feed", Feed.class);
    }
}
