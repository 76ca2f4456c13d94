package io.crossfoot.reconcile.audit;

import io.crossfoot.common.event.Event;
import io.crossfoot.common.event.ProjectedReader;
import io.crossfoot.common.event.UnreadableEvent;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.registry.Schemas;
import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.common.tally.TotalDefinition;
import io.crossfoot.common.tally.TotalsCounter;
import java.util.List;

/** Counts the totals of one feed, decoding of each event no more than the fields that a total needs. For one thread. */
final class FeedTotals {

    private final ProjectedReader reader;
    private final TotalsCounter counter;

    FeedTotals(Feed feed, Schemas schemas) {
        List<TotalDefinition> definitions = feed.totalDefinitions();
        this.reader = new ProjectedReader(feed.eventSchema(), TotalsCounter.fields(definitions), schemas);
        this.counter = new TotalsCounter(reader.schema(), definitions);
    }

    /** A tally with a zero for each of the feed's totals. */
    RunningTally newTally() {
        return counter.newTally();
    }

    /**
     * Counts the event.
     *
     * @return whether it could be decoded; one that could not counts as a record that adds to no total
     */
    boolean count(Event event, RunningTally tally) {
        try {
            counter.count(reader.read(event), tally);
            return true;
        } catch (UnreadableEvent e) {
            tally.addRecords(1);
            return false;
        }
    }
}
