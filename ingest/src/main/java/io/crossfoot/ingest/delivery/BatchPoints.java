package io.crossfoot.ingest.delivery;

import io.crossfoot.schema.IngestState;
import io.crossfoot.schema.ResumePoint;
import io.crossfoot.schema.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** How far one batch has come: the last resume point of each task that has begun. The first to begin is the first task. */
final class BatchPoints {

    private final TreeMap<Integer, ResumePoint> byTask = new TreeMap<>();

    /** Takes in a later resume point. */
    void add(ResumePoint point) {
        byTask.put(point.getTask(), point);
    }

    ResumePoint first() {
        return byTask.firstEntry().getValue();
    }

    /** That of the task which is being read, or will be next. Whom it names has the batch. */
    ResumePoint last() {
        return byTask.lastEntry().getValue();
    }

    List<ResumePoint> all() {
        return List.copyOf(byTask.values());
    }

    Optional<ResumePoint> of(int task) {
        return Optional.ofNullable(byTask.get(task));
    }

    /** What the batch is read from as a whole. */
    SourceFile delivery() {
        return deliveryOf(first());
    }

    /** What the batch that the point is of is read from as a whole. */
    static SourceFile deliveryOf(ResumePoint point) {
        return Optional.ofNullable(point.getDelivery()).orElseGet(point::getSource);
    }

    /** Whether anything was sent. If not, the batch was allotted only. */
    boolean isBegun() {
        return byTask.values().stream().anyMatch(BatchPoints::isBegun);
    }

    static boolean isBegun(ResumePoint point) {
        return isEnd(point) || point.getSequence() > 0;
    }

    /** Whether all tasks have ended. */
    boolean hasEnded() {
        return byTask.size() == first().getTasks() && byTask.values().stream().allMatch(BatchPoints::isEnd);
    }

    static boolean isEnd(ResumePoint point) {
        return point.getState() == IngestState.ENDED;
    }

    boolean hasRecords() {
        return byTask.values().stream()
                .anyMatch(point ->
                        point.getPassed().getRecords() + point.getRejected().getRecords() > 0);
    }

    /** What the tasks before this one have sent. */
    Sent before(int task) {
        return Sent.upTo(byTask.headMap(task).values());
    }
}
