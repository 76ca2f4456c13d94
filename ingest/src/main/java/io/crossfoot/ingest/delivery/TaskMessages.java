package io.crossfoot.ingest.delivery;

import io.crossfoot.common.balance.SourceReport;
import io.crossfoot.common.feed.ControlDefinition.Level;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.source.Controls;
import io.crossfoot.schema.BatchEnded;
import io.crossfoot.schema.BatchStarted;
import io.crossfoot.schema.ControlValue;
import io.crossfoot.schema.EndOfBatch;
import io.crossfoot.schema.Granularity;
import io.crossfoot.schema.IngestState;
import io.crossfoot.schema.Reject;
import io.crossfoot.schema.ResumePoint;
import io.crossfoot.schema.SectionReport;
import io.crossfoot.schema.Tally;
import io.crossfoot.schema.TaskEnded;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/** The messages that a task sends beside the events. */
final class TaskMessages {

    /** Sections of one part of a report: some 500 bytes each, so that a part stays well below Kafka's 1 MB. */
    static final int SECTIONS_PER_PART = 500;

    private final Task task;
    private final String instance;
    private final Clock clock;

    /** @param instance that the task is allotted to */
    TaskMessages(Task task, String instance, Clock clock) {
        this.task = task;
        this.instance = instance;
        this.clock = clock;
    }

    BatchStarted started(Granularity granularity) {
        return new BatchStarted(
                batch(),
                task.batch().feed(),
                task.tasks(),
                task.partitions(),
                granularity,
                task.whole().file(),
                clock.instant());
    }

    Reject reject(RejectedRecord record, Tally tally) {
        return new Reject(
                batch(),
                task.number(),
                record.section(),
                record.sequence(),
                record.start(),
                record.category(),
                record.reason(),
                record.raw(),
                tally);
    }

    EndOfBatch marker(int partition, Tally sent) {
        return new EndOfBatch(batch(), task.number(), task.tasks(), partition, sent);
    }

    /** The task's report, in as many parts as its sections take; at least one. */
    List<TaskEnded> ended(SourceReport report) {
        int sections = report.sections().size();
        int parts = Math.max(1, (sections + SECTIONS_PER_PART - 1) / SECTIONS_PER_PART);
        return IntStream.range(0, parts)
                .mapToObj(part -> {
                    int from = part * SECTIONS_PER_PART;
                    int to = Math.min(sections, from + SECTIONS_PER_PART);
                    return part(part, parts, report, report.sections().subList(from, to));
                })
                .toList();
    }

    private TaskEnded part(int part, int parts, SourceReport report, List<SectionReport> sections) {
        return new TaskEnded(
                batch(),
                task.number(),
                task.tasks(),
                part,
                parts,
                task.source(),
                report.controls(),
                sections,
                report.passed(),
                report.rejected(),
                report.problems(),
                clock.instant());
    }

    /** The last word on the batch, which the last task says. */
    BatchEnded batchEnded(Feed feed, SourceReport report) {
        Sent sent = task.before().plus(new Sent(report.passed(), report.rejected()));
        List<ControlValue> controls = new Controls(feed, Level.DELIVERY)
                .compareAll(sent.all(), task.tasks(), task.whole().stated());
        return new BatchEnded(batch(), task.tasks(), sent.passed(), clock.instant(), controls);
    }

    ResumePoint resumePoint(IngestState state, TaskCount count) {
        return new ResumePoint(
                batch(),
                task.number(),
                task.batch().feed(),
                state,
                task.source(),
                count.position(),
                count.sequence(),
                count.partitions().records(),
                count.passed(),
                count.rejected(),
                clock.instant(),
                task.tasks(),
                task.whole().file(),
                instance);
    }

    private String batch() {
        return task.batch().toString();
    }
}
