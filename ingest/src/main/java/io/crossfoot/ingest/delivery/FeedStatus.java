package io.crossfoot.ingest.delivery;

import io.crossfoot.ingest.delivery.FeedProgress.BatchProgress;
import io.crossfoot.ingest.inbox.WaitingSet;
import java.util.List;
import java.util.Optional;

/** What a feed's worker is at: written by the worker, read by whoever asks. */
final class FeedStatus {

    private final String feed;
    private volatile FeedProgress now;

    FeedStatus(String feed) {
        this.feed = feed;
        this.now = new FeedProgress(feed, FeedState.CONNECTING, Optional.empty(), Optional.empty(), List.of());
    }

    void now(FeedState state) {
        now = new FeedProgress(feed, state, Optional.empty(), Optional.empty(), now.waiting());
    }

    /** @param detail what it waits for, or why it has stopped */
    void now(FeedState state, String detail) {
        now = new FeedProgress(feed, state, Optional.of(detail), Optional.empty(), now.waiting());
    }

    void delivering(BatchProgress progress) {
        now = new FeedProgress(feed, FeedState.DELIVERING, Optional.empty(), Optional.of(progress), now.waiting());
    }

    /** @param sets all that wait for parts, whatever else the worker is at */
    void waiting(List<WaitingSet> sets) {
        now = new FeedProgress(feed, now.state(), now.detail(), now.delivery(), sets);
    }

    FeedProgress progress() {
        return now;
    }
}
