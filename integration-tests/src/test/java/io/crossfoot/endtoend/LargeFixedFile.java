package io.crossfoot.endtoend;

import java.io.PrintWriter;
import java.util.Random;

/** Payments of a hundred characters each, with a trailer of their count and sum. */
final class LargeFixedFile extends LargeFile {

    private static final FeedDescription FEED = FeedDescription.of("fixed-payments", """
            name: fixed-payments
            source: {files: "*.dat"}
            format:
              fixed:
                type: FixedPayment
                encoding: US-ASCII
                framing: lines
                copybook: |
                  01  PAYMENT.
                      05  KIND          PIC X.
                      05  ID            PIC 9(9).
                      05  ACCOUNT       PIC X(10).
                      05  AMOUNT        PIC 9(9)V99.
                      05  PURPOSE       PIC X(69).
                  01  TRAILER.
                      05  TRAILER-KIND  PIC X.
                      05  RECORD-COUNT  PIC 9(9).
                      05  TOTAL         PIC 9(15)V99.
                records:
                  - {name: trailer, role: trailer, layout: TRAILER, when: {field: trailerKind, equals: T}}
                  - {name: payment, role: detail, layout: PAYMENT, when: {field: kind, equals: P}}
                fields:
                  recordCount: {name: records}
                  total: {name: amount_total}
                controls:
                  file: {records: records, amount_total: amount_total}
            key: [account]
            totals:
              - {name: amount_total, sum: amount}
            """);

    LargeFixedFile() {
        super(FEED, ".dat");
    }

    @Override
    void write(int records, Random random, PrintWriter out) {
        long total = 0;
        for (int i = 1; i <= records; i++) {
            int cents = random.nextInt(10_000_000);
            total += cents;
            out.print("P%09dA%09d%011d%-69s%n".formatted(i, random.nextInt(50_000), cents, "Standing order " + i));
        }
        out.print("T%09d%017d%n".formatted(records, total));
    }
}
