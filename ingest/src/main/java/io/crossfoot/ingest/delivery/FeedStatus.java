package io.crossfoot.ingest.delivery;

import io.crossfoot.ingest.delivery.FeedProgress.BatchProgress;
import java.util.Optional;

/** What a feed's worker is at: written by the worker, read by whoever asks. */
final class FeedStatus {

    private final String feed;
    private volatile FeedProgress now;

    FeedStatus(String feed) {
        this.feed = feed;
        this.now = new FeedProgress(feed, FeedState.CONNECTING, Optional.empty(), Optional.empty());
    }

    void now(FeedState state) {
        now = new FeedProgress(feed, state, Optional.empty(), Optional.empty());
    }

    /** @param detail what it waits for, or why it has stopped */
    void now(FeedState state, String detail) {
        now = new FeedProgress(feed, state, Optional.of(detail), Optional.empty());
    }

    void delivering(BatchProgress progress) {
        now = new FeedProgress(feed, FeedState.DELIVERING, Optional.empty(), Optional.of(progress));
    }

    FeedProgress progress() {
        return now;
    }
}
