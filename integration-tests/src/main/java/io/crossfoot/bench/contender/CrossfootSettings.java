package io.crossfoot.bench.contender;

import io.crossfoot.cli.Installation;
import io.crossfoot.schema.Granularity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The files that Crossfoot's apps are told to work with: the feed of the ledger, and for each app what differs from the
 * sample settings of its distribution, as on any other site.
 */
final class CrossfootSettings {

    static final String FEED = "ledger";
    static final String EVENTS = FEED + ".events";
    static final String RESULTS = FEED + ".by-account-hour";

    private final Installation installation;
    private final Backbone backbone;
    private final int parallelism;

    CrossfootSettings(Installation installation, Backbone backbone, int parallelism) {
        this.installation = installation;
        this.backbone = backbone;
        this.parallelism = parallelism;
    }

    void describeFeed(Granularity granularity) {
        write(installation.feeds().resolve(FEED + ".yaml"), """
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
                event-time: event_time
                granularity: %s
                totals:
                  - {name: amount_total, sum: amount, currency: currency}
                  - {name: account_hash, sum: account}
                aggregates:
                  - name: by-account-hour
                    group-by: [account]
                    window: 1h
                    measures: [{name: amount, sum: amount}]
                release:
                  automatic: [balanced]
                """.formatted(
                        granularity.name().toLowerCase(Locale.ROOT)));
    }

    /** Writes the app's settings; they stand in {@link Installation#settings}. */
    void write(String app, int port) {
        write(installation.settings(app), common(port) + own(app));
    }

    private String common(int port) {
        return """
                kafka:
                  bootstrap-servers: %s
                registry:
                  url: %s
                http:
                  port: %d
                topics:
                  partitions: %d
                feeds: ../feeds
                """.formatted(backbone.bootstrapServers(), backbone.registry(), port, parallelism);
    }

    private String own(String app) {
        return app.equals("ingest") ? "inbox: ../inbox\n" : """
                streams:
                  state-folder: ../state/%s
                  threads: %d
                """.formatted(app, parallelism);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
