package io.crossfoot.ingest.delivery;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.schema.ResumePoint;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of one feed's batches: the last resume points of each. It decides which batch a delivery is: a file, or the
 * files that make one batch together, whose content is that of all of them.
 *
 * <ol>
 *   <li>Content that has been delivered is not sent again, whatever its name. A batch without records is the exception:
 *       two quiet days look the same, so there the name or the date must be the same too.
 *   <li>Content that a batch was begun with goes on with that batch.
 *   <li>Other content under the name and date of a batch is its next revision; or that batch, if nothing was sent for it yet.
 *   <li>A new name is the next batch of its date.
 * </ol>
 */
final class FeedHistory {

    private static final Comparator<Entry<BatchId, BatchPoints>> BY_REVISION =
            Comparator.comparingInt(entry -> entry.getKey().revision());

    private final String feed;
    private final Map<BatchId, BatchPoints> batches = new LinkedHashMap<>();

    FeedHistory(String feed) {
        this.feed = feed;
    }

    /** Takes in a later resume point. */
    void add(ResumePoint point) {
        batches.computeIfAbsent(BatchId.parse(point.getBatch()), unseen -> new BatchPoints())
                .add(point);
    }

    /** How far a task of the batch has come; empty if it has not begun. */
    Optional<ResumePoint> point(BatchId batch, int task) {
        return Optional.ofNullable(batches.get(batch)).flatMap(points -> points.of(task));
    }

    /** What the tasks of the batch that come before this one have sent. */
    Sent before(BatchId batch, int task) {
        return batches.getOrDefault(batch, new BatchPoints()).before(task);
    }

    /**
     * Which batch this delivery is.
     *
     * @param name what it is called
     * @param fingerprint its content
     */
    Assignment assign(String name, LocalDate businessDate, String fingerprint) {
        Predicate<Entry<BatchId, BatchPoints>> sameContent = sameContent(fingerprint);
        Predicate<Entry<BatchId, BatchPoints>> sameDelivery = sameDelivery(name, businessDate);
        return latest(sameContent.and(this::hasEnded).and(sameDelivery.or(this::hasRecords)))
                .<Assignment>map(entry -> new Assignment.AlreadyDelivered(entry.getKey()))
                .or(() -> latest(sameContent.and(this::isUnfinished))
                        .map(entry -> new Assignment.GoOn(
                                entry.getKey(), entry.getValue().last())))
                .or(() -> latest(sameDelivery).map(entry -> new Assignment.Begin(nextRevision(entry))))
                .orElseGet(() -> new Assignment.Begin(new BatchId(feed, businessDate, nextSequence(businessDate), 1)));
    }

    /** The last resume point of the last revision under this name and date, if that has not ended. */
    Optional<ResumePoint> underWay(String name, LocalDate businessDate) {
        return latest(sameDelivery(name, businessDate))
                .filter(this::isUnfinished)
                .map(entry -> entry.getValue().last());
    }

    /** The instance that may still send this batch, or the revision that stands before it; empty if that has ended. */
    Optional<String> holder(BatchId batch) {
        return latest(entry ->
                        entry.getKey().isRevisionOf(batch) && entry.getKey().revision() <= batch.revision())
                .filter(this::isUnfinished)
                .map(entry -> entry.getValue().last().getInstance())
                .filter(instance -> !instance.isEmpty());
    }

    /** The instances that may still send something. */
    Set<String> holders() {
        return batches.entrySet().stream()
                .filter(this::isUnfinished)
                .map(entry -> entry.getValue().last().getInstance())
                .filter(instance -> !instance.isEmpty())
                .collect(Collectors.toSet());
    }

    /** How far the tasks have come of batches of which something was sent, that have not ended, and have no later revision. */
    List<ResumePoint> unfinished() {
        return latestRevisions()
                .filter(this::isUnfinished)
                .filter(entry -> entry.getValue().isBegun())
                .flatMap(entry -> entry.getValue().all().stream())
                .toList();
    }

    /** The tasks' last points of each batch that has ended, is of several files, and has no later revision. */
    List<List<ResumePoint>> endedSets() {
        return latestRevisions()
                .filter(this::hasEnded)
                .map(entry -> entry.getValue().all())
                .filter(tasks -> tasks.size() > 1)
                .toList();
    }

    private Stream<Entry<BatchId, BatchPoints>> latestRevisions() {
        return batches.entrySet().stream()
                .filter(entry -> !batches.containsKey(entry.getKey().nextRevision()));
    }

    private Optional<Entry<BatchId, BatchPoints>> latest(Predicate<Entry<BatchId, BatchPoints>> condition) {
        return batches.entrySet().stream().filter(condition).max(BY_REVISION);
    }

    private boolean hasEnded(Entry<BatchId, BatchPoints> batch) {
        return batch.getValue().hasEnded();
    }

    private boolean isUnfinished(Entry<BatchId, BatchPoints> batch) {
        return !hasEnded(batch);
    }

    /** Not the next one if the batch was allotted only: then nobody has heard of it, and its number can be given again. */
    private static BatchId nextRevision(Entry<BatchId, BatchPoints> batch) {
        return batch.getValue().isBegun() ? batch.getKey().nextRevision() : batch.getKey();
    }

    private boolean hasRecords(Entry<BatchId, BatchPoints> batch) {
        return batch.getValue().hasRecords();
    }

    private static Predicate<Entry<BatchId, BatchPoints>> sameContent(String fingerprint) {
        return batch -> batch.getValue().delivery().getFingerprint().equals(fingerprint);
    }

    private static Predicate<Entry<BatchId, BatchPoints>> sameDelivery(String name, LocalDate businessDate) {
        return batch -> batch.getKey().businessDate().equals(businessDate)
                && batch.getValue().delivery().getName().equals(name);
    }

    private int nextSequence(LocalDate businessDate) {
        return 1
                + batches.keySet().stream()
                        .filter(batch -> batch.businessDate().equals(businessDate))
                        .mapToInt(BatchId::sequence)
                        .max()
                        .orElse(0);
    }
}
