package io.crossfoot.endtoend;

import io.crossfoot.bench.data.LedgerGenerator;
import io.crossfoot.bench.data.LedgerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The delimited ledger of the benchmark, with its trailer and its checksum. */
final class LargeLedgerFile implements LargeSource {

    private static final int ACCOUNTS = 50_000;
    private static final FeedDescription FEED = FeedDescription.of("ledger", """
            name: ledger
            source:
              files: "ledger-*.csv"
              checksum: sha256
              business-date: {pattern: "ledger-(\\\\d{8})"}
            format:
              delimited:
                type: LedgerEntry
                records:
                  - {name: header, role: header, tag: HDR, columns: [{name: kind}, {name: day, type: date}]}
                  - name: trailer
                    role: trailer
                    tag: TRL
                    columns:
                      - {name: records, type: integer}
                      - {name: eur_total, type: decimal}
                      - {name: usd_total, type: decimal}
                      - {name: gbp_total, type: decimal}
                      - {name: account_hash, type: integer}
                  - name: entry
                    role: detail
                    columns:
                      - {name: id, type: integer}
                      - {name: account, type: integer}
                      - {name: event_time, type: timestamp}
                      - {name: type}
                      - {name: amount, type: decimal}
                      - {name: currency}
                      - {name: text}
                controls:
                  file:
                    records: records
                    eur_total: amount_total[EUR]
                    usd_total: amount_total[USD]
                    gbp_total: amount_total[GBP]
                    account_hash: account_hash
            key: [account]
            totals:
              - {name: amount_total, sum: amount, currency: currency}
              - {name: account_hash, sum: account}
            """);

    @Override
    public FeedDescription feed() {
        return FEED;
    }

    @Override
    public void handIn(RunningCrossfoot crossfoot, int records, long seed) throws IOException {
        Path folder = crossfoot.settings().home().resolve("files");
        Path file = LedgerGenerator.fileIn(folder, LedgerSpec.of(records, ACCOUNTS, seed));
        crossfoot.submit(file, FEED.name());
        Files.delete(file);
        Files.delete(file.resolveSibling(file.getFileName() + ".sha256"));
    }

    @Override
    public String toString() {
        return FEED.name();
    }
}
