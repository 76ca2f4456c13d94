package io.crossfoot.ingest.delivery;

import io.crossfoot.ingest.inbox.WaitingSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells of the sets that wait for parts: of each at once, again every few minutes, and between when something has changed,
 * though not for each of many parts that come one after the other. For one thread.
 */
final class WaitingSets {

    private static final Logger log = LoggerFactory.getLogger(WaitingSets.class);
    private static final Duration BETWEEN_REPORTS = Duration.ofMinutes(5);
    private static final Duration BETWEEN_CHANGES = Duration.ofSeconds(10);

    private final String feed;
    private final InstantSource clock;
    private final Map<String, Told> told = new HashMap<>();

    /** What was last said of a set, and when. */
    private record Told(String reason, Instant at) {

        boolean isDueAgain(WaitingSet set, Instant now) {
            boolean changed = !set.reason().equals(reason);
            return (changed && set.wrong()) || !now.isBefore(at.plus(changed ? BETWEEN_CHANGES : BETWEEN_REPORTS));
        }
    }

    WaitingSets(String feed, InstantSource clock) {
        this.feed = feed;
        this.clock = clock;
    }

    /** @param sets all that wait now */
    void tell(List<WaitingSet> sets) {
        for (WaitingSet set : due(sets)) {
            log.atLevel(level(set))
                    .addKeyValue("feed", feed)
                    .addKeyValue("delivery", set.delivery())
                    .addKeyValue("there", set.files().size())
                    .addKeyValue("reason", set.reason())
                    .log("The set waits, and nothing of it is sent before it is whole");
            told.put(set.delivery(), new Told(set.reason(), clock.instant()));
        }
    }

    /** Those of which something is to be said. */
    List<WaitingSet> due(List<WaitingSet> sets) {
        told.keySet().retainAll(sets.stream().map(WaitingSet::delivery).toList());
        Instant now = clock.instant();
        return sets.stream()
                .filter(set -> Optional.ofNullable(told.get(set.delivery()))
                        .map(before -> before.isDueAgain(set, now))
                        .orElse(true))
                .toList();
    }

    /** Parts that come one after the other are nothing unusual; that none comes may be. */
    private Level level(WaitingSet set) {
        if (set.wrong()) {
            return Level.ERROR;
        }
        Told before = told.get(set.delivery());
        return before == null || !before.reason().equals(set.reason()) ? Level.INFO : Level.WARN;
    }
}
