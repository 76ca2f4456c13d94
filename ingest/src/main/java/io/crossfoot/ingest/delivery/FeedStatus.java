package io.crossfoot.ingest.delivery;

import io.crossfoot.ingest.delivery.FeedProgress.BatchProgress;
import io.crossfoot.ingest.delivery.FeedProgress.FileElsewhere;
import io.crossfoot.ingest.inbox.WaitingSet;
import java.util.List;
import java.util.Optional;

/** What a feed's worker is at: written by the worker, read by whoever asks. */
final class FeedStatus {

    private final String feed;
    private final String instance;
    private volatile FeedProgress now;

    FeedStatus(String feed, String instance) {
        this.feed = feed;
        this.instance = instance;
        this.now = new FeedProgress(
                feed, instance, FeedState.CONNECTING, Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    /** @param detail what it waits for, or why it has stopped */
    void now(FeedState state, String detail) {
        now = now(state, Optional.of(detail), Optional.empty(), List.of());
    }

    /** For files; what other instances have stays as it was. */
    void waiting() {
        waiting(now.elsewhere());
    }

    /** @param elsewhere files that other instances have */
    void waiting(List<FileElsewhere> elsewhere) {
        now = now(FeedState.WAITING, Optional.empty(), Optional.empty(), elsewhere);
    }

    void delivering(BatchProgress progress) {
        now = now(FeedState.DELIVERING, Optional.empty(), Optional.of(progress), now.elsewhere());
    }

    /** @param sets all that wait for parts, whatever else the worker is at */
    void incomplete(List<WaitingSet> sets) {
        now = new FeedProgress(feed, instance, now.state(), now.detail(), now.delivery(), sets, now.elsewhere());
    }

    private FeedProgress now(
            FeedState state, Optional<String> detail, Optional<BatchProgress> delivery, List<FileElsewhere> elsewhere) {
        return new FeedProgress(feed, instance, state, detail, delivery, now.waiting(), elsewhere);
    }

    FeedProgress progress() {
        return now;
    }
}
