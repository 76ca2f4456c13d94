package io.crossfoot.bench.data;

/** How Crossfoot reads the files that {@link LedgerGenerator} writes. */
public final class LedgerFeed {

    public static final String NAME = "ledger";

    /** Source, format, key and totals; whoever takes it may add aggregates and whatever else a feed has. */
    public static final String DESCRIPTION = """
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
            """;

    private LedgerFeed() {}
}
