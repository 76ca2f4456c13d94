package io.crossfoot.reconcile.audit;

import io.crossfoot.common.batch.Stamp;
import io.crossfoot.common.event.Event;
import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.schema.EndOfBatch;
import io.crossfoot.schema.SectionTally;
import io.crossfoot.schema.StageTally;
import io.crossfoot.schema.Tally;
import io.crossfoot.schema.ledger.AuditState;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The audit of one batch in one partition: its records and totals per section, and of each task whether its records are
 * all there. Adds up on the heap; {@link AuditStore} keeps what a commit covers.
 */
final class BatchAudit {

    /** Where a batch of which no message has come begins and ends. */
    private static final long NOWHERE = -1;

    private static final int NEVER_SENT = -1;

    private final String batch;
    private final FeedTotals totals;
    private final TreeMap<Integer, TaskCheck> tasks = new TreeMap<>();
    private final TreeMap<String, RunningTally> sections = new TreeMap<>();
    private final Set<String> changedSections = new HashSet<>();
    private int taskCount;
    private int amendment = NEVER_SENT;
    private long firstOffset = NOWHERE;
    private long lastOffset = NOWHERE;
    private long lastAt;
    private boolean changed;
    private @Nullable TaskCheck currentTask;
    private int currentTaskNumber;
    private @Nullable RunningTally currentTally;
    private String currentSection = "";

    BatchAudit(String batch, FeedTotals totals) {
        this.batch = batch;
        this.totals = totals;
    }

    static BatchAudit of(AuditState state, Collection<SectionTally> sections, FeedTotals totals) {
        BatchAudit audit = new BatchAudit(state.getBatch(), totals);
        audit.taskCount = state.getTasks();
        audit.amendment = state.getAmendment();
        audit.firstOffset = orNowhere(state.getFirstOffset());
        audit.lastOffset = orNowhere(state.getLastOffset());
        audit.lastAt = state.getLastAt().toEpochMilli();
        state.getReaders().forEach(reader -> audit.tasks.put(reader.getTask(), TaskCheck.of(reader)));
        sections.forEach(section -> audit.sections.put(section.getId(), RunningTally.of(section.getTally())));
        return audit;
    }

    AuditState toAvro() {
        return new AuditState(
                batch,
                taskCount,
                tasks.values().stream().map(TaskCheck::toAvro).toList(),
                amendment,
                orNull(firstOffset),
                orNull(lastOffset),
                Instant.ofEpochMilli(lastAt));
    }

    /** Notes where a message of the batch stands; what is in it is told next. */
    void message(long offset, long timestamp) {
        if (firstOffset == NOWHERE) {
            firstOffset = offset;
        }
        lastOffset = offset;
        lastAt = Math.max(lastAt, timestamp);
        changed = true;
    }

    void event(Event event, long offset) {
        TaskCheck task = task(event.task());
        task.seen(event.partitionSequence(), event.sequence(), offset);
        RunningTally tally = tally(event.section());
        tally.digest()
                .add(
                        event.sequence(),
                        event.keyBytes(),
                        event.keyOffset(),
                        event.keyLength(),
                        event.valueBytes(),
                        event.valueOffset(),
                        event.valueLength());
        if (!totals.count(event, tally)) {
            task.unreadable(event.partitionSequence(), event.sequence(), offset);
        }
    }

    /** A message of so many records in which not one can be told from the next: they count, and that is all. */
    void unreadable(Stamp first, int records, long offset) {
        tally(first.section()).addRecords(records);
        TaskCheck task = task(first.task());
        for (int i = 0; i < records; i++) {
            task.seen(first.partitionSequence() + i, first.sequence() + i, offset);
            task.unreadable(first.partitionSequence() + i, first.sequence() + i, offset);
        }
    }

    void endOfBatch(EndOfBatch marker, int partition, long offset) {
        taskCount = Math.max(taskCount, marker.getTasks());
        TaskCheck task = task(marker.getTask());
        if (marker.getPartition() == partition) {
            task.ended(marker.getTally());
        } else {
            task.misplacedMarker(marker.getPartition(), offset);
        }
    }

    String batch() {
        return batch;
    }

    /** Whether the markers of all tasks have come. */
    boolean complete() {
        return taskCount > 0
                && tasks.values().stream()
                                .filter(task -> task.claimed().isPresent())
                                .count()
                        >= taskCount;
    }

    /** Whether anything has come since {@link #takeChangedSections}. */
    boolean changed() {
        return changed;
    }

    long lastAt() {
        return lastAt;
    }

    /** The sections to which something was added since this was last asked. */
    List<SectionTally> takeChangedSections() {
        List<SectionTally> taken = changedSections.stream().map(this::section).toList();
        changedSections.clear();
        currentTally = null;
        changed = false;
        return taken;
    }

    /** The report to the ledger, in as many parts as its sections need. Each report amends the one before. */
    List<StageTally> report(int partition, int partitions) {
        amendment++;
        RunningTally input = totals.newTally();
        sections.values().forEach(input::add);
        FaultLog faults = new FaultLog();
        tasks.values().forEach(task -> faults.addAll(task.faults()));
        List<SectionTally> named = sections.keySet().stream()
                .filter(id -> !id.isEmpty())
                .map(this::section)
                .toList();
        StageTally all = AuditReport.of(batch, partition, partitions, input.toAvro(), claimed(), faults);
        all.setAmendment(amendment);
        all.setFirstOffset(orNull(firstOffset));
        all.setLastOffset(orNull(lastOffset));
        return AuditReport.inParts(all, named);
    }

    private static long orNowhere(@Nullable Long offset) {
        return offset == null ? NOWHERE : offset;
    }

    private static @Nullable Long orNull(long offset) {
        return offset == NOWHERE ? null : offset;
    }

    private Tally claimed() {
        RunningTally claimed = totals.newTally();
        tasks.values().forEach(task -> task.claimed().ifPresent(claimed::add));
        return claimed.toAvro();
    }

    private SectionTally section(String id) {
        return new SectionTally(
                id, sections.getOrDefault(id, new RunningTally()).toAvro());
    }

    private TaskCheck task(int number) {
        TaskCheck task = currentTask;
        if (task == null || number != currentTaskNumber) {
            task = tasks.computeIfAbsent(number, TaskCheck::new);
            currentTask = task;
            currentTaskNumber = number;
        }
        return task;
    }

    private RunningTally tally(String section) {
        RunningTally tally = currentTally;
        if (tally == null || !section.equals(currentSection)) {
            tally = sections.computeIfAbsent(section, absent -> totals.newTally());
            changedSections.add(section);
            currentTally = tally;
            currentSection = section;
        }
        return tally;
    }
}
