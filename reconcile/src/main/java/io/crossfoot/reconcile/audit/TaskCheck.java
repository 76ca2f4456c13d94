package io.crossfoot.reconcile.audit;

import io.crossfoot.schema.FaultKind;
import io.crossfoot.schema.Tally;
import io.crossfoot.schema.ledger.TaskAudit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether one task's records in a partition are all there, each once, and before the task's end-of-batch marker. */
final class TaskCheck {

    private static final int MOST_RUNS = 1_000;

    private final int task;
    private final SequenceRuns runs;
    private final FaultLog faults;
    private @Nullable Tally claimed;

    TaskCheck(int task) {
        this(task, new SequenceRuns(), new FaultLog(), null);
    }

    private TaskCheck(int task, SequenceRuns runs, FaultLog faults, @Nullable Tally claimed) {
        this.task = task;
        this.runs = runs;
        this.faults = faults;
        this.claimed = claimed;
    }

    static TaskCheck of(TaskAudit state) {
        return new TaskCheck(
                state.getTask(),
                SequenceRuns.of(state.getRuns()),
                new FaultLog(state.getFaults(), state.getFaultCount()),
                state.getClaimed());
    }

    TaskAudit toAvro() {
        return new TaskAudit(task, claimed, runs.toAvro(), faults.kept(), faults.count());
    }

    /** Notes the numbers {@code first … first + records - 1}, of which one after the other is mostly the next. */
    void seen(long number, long source, long offset) {
        if (claimed != null && number >= claimed.getRecords()) {
            faults.add(FaultKind.LATE, task, number, number, at(source, offset));
        } else if (!runs.add(number, source)) {
            faults.add(FaultKind.REPEATED, task, number, number, at(source, offset));
        } else if (claimed != null) {
            faults.add(FaultKind.LATE, task, number, number, at(source, offset));
        }
        if (runs.size() > MOST_RUNS) {
            missing(faults, runs.closeLowestGap());
        }
    }

    void unreadable(long number, long source, long offset) {
        faults.add(FaultKind.UNREADABLE, task, number, number, at(source, offset));
    }

    /** What the task says it sent to the partition; said again, it changes nothing. */
    void ended(Tally tally) {
        claimed = tally;
    }

    /** The marker of another partition has come into this one. */
    void misplacedMarker(int partition, long offset) {
        faults.add(
                FaultKind.MISPLACED,
                task,
                0,
                0,
                "the end-of-batch marker of partition %d stands at offset %d".formatted(partition, offset));
    }

    Optional<Tally> claimed() {
        return Optional.ofNullable(claimed);
    }

    /** All that is wrong: what is missing, what is there beyond what the task claims, and what was noted on the way. */
    FaultLog faults() {
        FaultLog all = new FaultLog();
        if (claimed != null) {
            long expected = claimed.getRecords();
            runs.gaps(expected).forEach(gap -> missing(all, gap));
            runs.beyond(expected)
                    .ifPresent(excess -> all.add(
                            FaultKind.MISPLACED,
                            task,
                            excess.first(),
                            excess.last(),
                            "the end-of-batch marker counts %d records".formatted(expected)));
        }
        all.addAll(faults);
        return all;
    }

    private void missing(FaultLog log, SequenceRuns.Gap gap) {
        log.add(FaultKind.MISSING, task, gap.first(), gap.last(), between(gap));
    }

    private static String between(SequenceRuns.Gap gap) {
        if (gap.sourceBefore() > 0 && gap.sourceAfter() > 0) {
            return "between source records %d and %d".formatted(gap.sourceBefore(), gap.sourceAfter());
        }
        if (gap.sourceAfter() > 0) {
            return "before source record " + gap.sourceAfter();
        }
        return gap.sourceBefore() > 0 ? "after source record " + gap.sourceBefore() : "";
    }

    private static String at(long source, long offset) {
        return "source record %d at offset %d".formatted(source, offset);
    }
}
