package io.crossfoot.bench.contender;

import io.crossfoot.bench.data.LedgerFeed;
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

    static final String FEED = LedgerFeed.NAME;
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
        write(
                installation.feeds().resolve(FEED + ".yaml"),
                LedgerFeed.DESCRIPTION + """
                event-time: event_time
                granularity: %s
                aggregates:
                  - name: by-account-hour
                    group-by: [account]
                    window: 1h
                    measures: [{name: amount, sum: amount}]
                release:
                  automatic: [balanced]
                """.formatted(granularity.name().toLowerCase(Locale.ROOT)));
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
