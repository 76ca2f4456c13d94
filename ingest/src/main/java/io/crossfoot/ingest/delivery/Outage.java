package io.crossfoot.ingest.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of something a feed has to wait for: at once, again every 30 s, and when it is over. For one thread. */
final class Outage {

    private static final Logger log = LoggerFactory.getLogger(Outage.class);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(30);

    private final String feed;
    private final Clock clock;
    private @Nullable Instant since;
    private Instant nextReport = Instant.MIN;

    Outage(String feed, Clock clock) {
        this.feed = feed;
        this.clock = clock;
    }

    /** @param reason what is missing, and what would mend it */
    void goesOn(String reason) {
        Instant now = clock.instant();
        if (since == null) {
            since = now;
        }
        if (!now.isBefore(nextReport)) {
            log.atWarn()
                    .addKeyValue("feed", feed)
                    .addKeyValue("waited", seconds(since, now))
                    .addKeyValue("reason", reason)
                    .log("The feed waits; nothing is lost, and it goes on by itself");
            nextReport = now.plus(BETWEEN_REPORTS);
        }
    }

    void over() {
        if (since != null) {
            log.atInfo()
                    .addKeyValue("feed", feed)
                    .addKeyValue("waited", seconds(since, clock.instant()))
                    .log("The feed goes on");
            since = null;
            nextReport = Instant.MIN;
        }
    }

    private static String seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds() + " s";
    }
}
