package io.crossfoot.ingest.delivery;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.schema.IngestState;
import io.crossfoot.schema.ResumePoint;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is known of one feed's batches: the last resume point of each. It decides which batch a file is.
 *
 * <ol>
 *   <li>Content that has been delivered is not sent again, whatever its name. A batch without records is the exception:
 *       two quiet days look the same, so there the name or the date must be the same too.
 *   <li>Content that a batch was begun with goes on with that batch.
 *   <li>Other content under the name and date of a batch is its next revision.
 *   <li>A new name is the next batch of its date.
 * </ol>
 */
final class FeedHistory {

    private static final Comparator<Entry<BatchId, ResumePoint>> BY_REVISION =
            Comparator.comparingInt(entry -> entry.getKey().revision());

    private final String feed;
    private final Map<BatchId, ResumePoint> batches = new LinkedHashMap<>();

    FeedHistory(String feed) {
        this.feed = feed;
    }

    /** Takes in a later resume point. */
    void add(ResumePoint point) {
        batches.put(BatchId.parse(point.getBatch()), point);
    }

    /**
     * Which batch this file is.
     *
     * @param name the file's name
     * @param fingerprint the file's content
     */
    Assignment assign(String name, LocalDate businessDate, String fingerprint) {
        Predicate<Entry<BatchId, ResumePoint>> sameContent = sameContent(fingerprint);
        Predicate<Entry<BatchId, ResumePoint>> sameDelivery = sameDelivery(name, businessDate);
        return latest(sameContent.and(this::hasEnded).and(sameDelivery.or(this::hasRecords)))
                .<Assignment>map(entry -> new Assignment.AlreadyDelivered(entry.getKey()))
                .or(() -> latest(sameContent.and(this::isUnfinished))
                        .map(entry -> new Assignment.GoOn(entry.getKey(), entry.getValue())))
                .or(() -> latest(sameDelivery)
                        .map(entry -> new Assignment.Begin(entry.getKey().nextRevision())))
                .orElseGet(() -> new Assignment.Begin(new BatchId(feed, businessDate, nextSequence(businessDate), 1)));
    }

    /** Batches that were begun, have not ended, and have no later revision. */
    List<ResumePoint> unfinished() {
        return batches.entrySet().stream()
                .filter(this::isUnfinished)
                .filter(entry -> !batches.containsKey(entry.getKey().nextRevision()))
                .map(Entry::getValue)
                .toList();
    }

    private Optional<Entry<BatchId, ResumePoint>> latest(Predicate<Entry<BatchId, ResumePoint>> condition) {
        return batches.entrySet().stream().filter(condition).max(BY_REVISION);
    }

    private boolean hasEnded(Entry<BatchId, ResumePoint> batch) {
        return batch.getValue().getState() == IngestState.ENDED;
    }

    private boolean isUnfinished(Entry<BatchId, ResumePoint> batch) {
        return !hasEnded(batch);
    }

    private boolean hasRecords(Entry<BatchId, ResumePoint> batch) {
        ResumePoint point = batch.getValue();
        return point.getPassed().getRecords() + point.getRejected().getRecords() > 0;
    }

    private static Predicate<Entry<BatchId, ResumePoint>> sameContent(String fingerprint) {
        return batch -> batch.getValue().getSource().getFingerprint().equals(fingerprint);
    }

    private static Predicate<Entry<BatchId, ResumePoint>> sameDelivery(String name, LocalDate businessDate) {
        return batch -> batch.getKey().businessDate().equals(businessDate)
                && batch.getValue().getSource().getName().equals(name);
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
