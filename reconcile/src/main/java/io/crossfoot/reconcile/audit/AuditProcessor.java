package io.crossfoot.reconcile.audit;

import static java.util.Objects.requireNonNull;

import io.crossfoot.common.streams.Bundle;
import io.crossfoot.common.streams.CommitHook;
import io.crossfoot.schema.StageTally;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Audits one partition of the events topics: counts on the heap, and keeps and reports once per commit. */
final class AuditProcessor implements Processor<byte[], byte[], String, SpecificRecord> {

    private static final Duration TIDY_INTERVAL = Duration.ofHours(1);

    private final Audit audit;
    private @Nullable PartitionAudit partition;
    private @Nullable ProcessorContext<String, SpecificRecord> context;

    AuditProcessor(Audit audit) {
        this.audit = audit;
    }

    /** Called again when the task is revived after a failure: whatever the heap held is forgotten then. */
    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        this.context = context;
        this.partition = new PartitionAudit(
                audit,
                new AuditStore(context.getStateStore(Audit.STORE)),
                context.taskId().partition());
        CommitHook.of(context, Audit.COMMIT, this::beforeCommit);
        context.schedule(TIDY_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::dropOld);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        PartitionAudit audited = requireNonNull(partition);
        Bundle.forEach(record, requireNonNull(context), audited::message);
        audit.counted(audited.takeCounted());
        if (audited.isReportDue()) {
            requireNonNull(context).commit();
        }
    }

    private void beforeCommit() {
        requireNonNull(partition).keep(this::report);
    }

    private void report(StageTally tally, long timestamp) {
        requireNonNull(context).forward(new Record<>(tally.getBatch(), tally, timestamp));
    }

    private void dropOld(long now) {
        requireNonNull(partition).dropOlderThan(now - audit.retention().toMillis());
    }
}
