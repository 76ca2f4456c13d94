package io.crossfoot.reconcile.ledger;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.schema.BatchEnded;
import io.crossfoot.schema.BatchStarted;
import io.crossfoot.schema.ControlValue;
import io.crossfoot.schema.ledger.Heard;
import io.crossfoot.schema.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which reports on a batch have come, and which have not. The tasks' reports are those of the stage {@code ingest}. */
final class Reports {

    private final LedgerEntry entry;

    Reports(LedgerEntry entry) {
        this.entry = entry;
    }

    /** Whether a report with this amendment number is older than the one that is known. */
    boolean isOutdated(String stage, int partition, int amendment) {
        return find(stage, partition)
                .filter(heard -> amendment < heard.getAmendment())
                .isPresent();
    }

    /** Whether a report with this amendment number replaces the one that is known. */
    boolean isAmended(String stage, int partition, int amendment) {
        return find(stage, partition)
                .filter(heard -> amendment > heard.getAmendment())
                .isPresent();
    }

    /** Notes a part of a report; a report with a higher amendment number begins anew. */
    void note(String stage, int partition, int partitions, int amendment, int part, int parts) {
        Heard report = find(stage, partition)
                .filter(known -> amendment == known.getAmendment())
                .orElseGet(() -> begin(new Heard(stage, partition, partitions, amendment, parts, new ArrayList<>())));
        if (!report.getHeard().contains(part)) {
            report.getHeard().add(part);
        }
    }

    private Heard begin(Heard report) {
        List<Heard> reports = new ArrayList<>(entry.getHeard());
        reports.removeIf(old -> isOf(old, report.getStage(), report.getPartition()));
        reports.add(report);
        entry.setHeard(reports);
        return report;
    }

    /** The stage's partitions of which a part or all is lacking. */
    List<Integer> missing(String stage, int partitions) {
        return IntStream.range(0, partitions)
                .filter(partition -> !isWhole(stage, partition))
                .boxed()
                .toList();
    }

    /** How many partitions the stage says it has; 0 if it has said nothing. */
    int partitions(String stage) {
        return entry.getHeard().stream()
                .filter(heard -> heard.getStage().equals(stage))
                .mapToInt(Heard::getPartitions)
                .max()
                .orElse(0);
    }

    /** How many tasks must report. */
    int tasks() {
        BatchStarted started = entry.getStarted();
        return started == null ? partitions(Stages.INGEST) : started.getTasks();
    }

    /** How many partitions the audit must report. */
    int audits() {
        BatchStarted started = entry.getStarted();
        return started == null ? partitions(Stages.AUDIT) : started.getPartitions();
    }

    boolean tasksEnded() {
        return tasks() > 0 && missing(Stages.INGEST, tasks()).isEmpty();
    }

    /** Whether the batch has been told to its end; before that, one of several tasks may still be at work for long. */
    boolean ended() {
        return entry.getEndedAt() != null && (tasks() <= 1 || tasksEnded());
    }

    /** Whether it has been said what all tasks together have read; where there is one, and no manifest, that has said it. */
    boolean isSummedUp(Optional<Feed> feed) {
        boolean stated =
                feed.flatMap(known -> known.source().deliveryManifest()).isPresent();
        return entry.getEnded() != null || (tasks() == 1 && !stated);
    }

    /** What is stated of the sources of several tasks together. */
    List<ControlValue> controls() {
        BatchEnded ended = entry.getEnded();
        return ended == null ? List.of() : ended.getControls();
    }

    boolean audited() {
        return audits() > 0 && missing(Stages.AUDIT, audits()).isEmpty();
    }

    /** Whether the stage has reported, and for all its partitions. */
    boolean isWhole(String stage) {
        int partitions = partitions(stage);
        return partitions > 0 && missing(stage, partitions).isEmpty();
    }

    /** Whether all is there that the judgement on a batch of the feed rests on. */
    boolean complete(Feed feed) {
        return entry.getStarted() != null
                && tasksEnded()
                && isSummedUp(Optional.of(feed))
                && audited()
                && (!isContinued(feed) || isWhole(Stages.CONTINUITY))
                && feed.aggregates().stream().allMatch(aggregate -> isWhole(Stages.aggregate(aggregate)));
    }

    /** Whether the batch has balances that must go on from those of the batch before. */
    boolean isContinued(Feed feed) {
        return entry.getBalances() && feed.continuity().compares();
    }

    private boolean isWhole(String stage, int partition) {
        return find(stage, partition)
                .filter(heard -> heard.getHeard().size() >= heard.getParts())
                .isPresent();
    }

    private Optional<Heard> find(String stage, int partition) {
        return entry.getHeard().stream()
                .filter(report -> isOf(report, stage, partition))
                .findFirst();
    }

    private static boolean isOf(Heard report, String stage, int partition) {
        return report.getPartition() == partition && report.getStage().equals(stage);
    }
}
