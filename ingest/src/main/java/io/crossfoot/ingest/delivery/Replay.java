package io.crossfoot.ingest.delivery;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.schema.ResumePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the way back to where the last committed transaction ended: the source is read from its start, and everything
 * is counted as it was the first time, but nothing is sent. The counts must come to those that were committed. If they
 * do, the source is the same, and going on is safe.
 */
final class Replay {

    private final Feed feed;
    private final Optional<ResumePoint> committed;
    private boolean over;

    /** @param committed the last committed resume point; empty for a task that has not begun */
    Replay(Feed feed, Optional<ResumePoint> committed) {
        this.feed = feed;
        this.committed = committed;
        this.over = committed.isEmpty() || committed.get().getSequence() == 0;
    }

    /** Whether records are to be sent now, or only to be counted. */
    boolean isOver() {
        return over;
    }

    /**
     * Looks whether the replay ends with the record that was counted last.
     *
     * @throws ReplayDiffers if it should end there and the counts differ, or should have ended before
     */
    void counted(TaskCount count) {
        ResumePoint point = committed.orElseThrow();
        if (count.sequence() >= point.getSequence()) {
            requireSame(point, count);
            over = true;
        }
    }

    /**
     * The source has ended.
     *
     * @throws ReplayDiffers if it ended before the record at which the replay should have
     */
    void sourceEnded(TaskCount count) {
        if (!over) {
            requireSame(committed.orElseThrow(), count);
        }
    }

    private void requireSame(ResumePoint point, TaskCount count) {
        List<String> differences = new ArrayList<>();
        compare("record", point.getSequence(), count.sequence(), differences);
        compare("byte position", point.getPosition(), count.position(), differences);
        compare(
                "records by partition",
                point.getPartitions(),
                count.partitions().records(),
                differences);
        compare("sent", point.getPassed(), count.passed(), differences);
        compare("rejected", point.getRejected(), count.rejected(), differences);
        if (!differences.isEmpty()) {
            throw new ReplayDiffers(feed, point, differences);
        }
    }

    private static void compare(String what, Object committed, Object now, List<String> differences) {
        if (!committed.equals(now)) {
            differences.add("%s: %s was committed, %s is there now".formatted(what, committed, now));
        }
    }
}
