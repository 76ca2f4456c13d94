package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;

/** Feeds with a copybook, each described in YAML with what matters to a test. */
final class CopybookFeed {

    private CopybookFeed() {}

    /** A feed whose key is the first field, id, a text of two characters; the others are given, each with its full stop. */
    static Feed of(String fields, String settings) {
        return feed("copybook: |\n  01 R.\n    05 ID PIC X(2).\n" + fields.indent(4) + settings, "");
    }

    /** Payments of id and amount, with a header of a date and a trailer of count and sum, 12 bytes each. */
    static Feed payments(String settings) {
        return feed("""
                copybook: |
                  01 HEADER-RECORD.
                    05 TAG PIC X(2).
                    05 DAY-OF-PAYMENT PIC 9(8).
                    05 FILLER PIC X(2).
                  01 PAYMENT.
                    05 ID PIC X(2).
                    05 AMOUNT PIC S9(5)V99.
                    05 UNITS PIC 9(3).
                  01 TRAILER-RECORD.
                    05 TAG PIC X(2).
                    05 RECORD-COUNT PIC 9(2).
                    05 AMOUNT-TOTAL PIC S9(6)V99.
                fields: {recordCount: {name: records}, amountTotal: {name: amount}}
                records:
                  - {name: header, role: header, layout: HEADER-RECORD, when: {field: tag, equals: H}}
                  - {name: trailer, role: trailer, layout: TRAILER-RECORD, when: {field: tag, equals: T}}
                  - {name: payment, role: detail, layout: PAYMENT}
                controls:
                  file: {records: records, amount: amount, all: all_records}
                """ + settings, "totals: [{name: amount, sum: amount}]");
    }

    /** A feed of this format, and of anything else that is given. Its key is id. */
    static Feed feed(String format, String others) {
        String yaml = """
                name: test
                key: [id]
                %s
                format:
                  fixed:
                    type: Payment
                %s
                """.formatted(others, format.indent(4));
        return ConfigReader.read(yaml, "feed", Feed.class);
    }
}
