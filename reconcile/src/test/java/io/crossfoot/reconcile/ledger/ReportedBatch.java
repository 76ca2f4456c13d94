package io.crossfoot.reconcile.ledger;

import io.crossfoot.common.registry.TrustedTypes;
import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.schema.BatchEnded;
import io.crossfoot.schema.BatchStarted;
import io.crossfoot.schema.ControlValue;
import io.crossfoot.schema.Granularity;
import io.crossfoot.schema.Problem;
import io.crossfoot.schema.SectionReport;
import io.crossfoot.schema.SectionTally;
import io.crossfoot.schema.SourceFile;
import io.crossfoot.schema.StageTally;
import io.crossfoot.schema.Tally;
import io.crossfoot.schema.TaskEnded;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * All reports on a batch of two tasks, three partitions and one aggregate on two partitions, in which everything
 * balances: 30 records, of which each task sends 15 and each partition holds 10. Sections A and B, which are counted for
 * themselves, come in different parts of the reports.
 */
final class ReportedBatch {

    static {
        TrustedTypes.allow(); // reports are copied to be altered
    }

    static final String BATCH = "payments/2026-11-22/1/r1";
    static final Instant START = Instant.parse("2026-11-22T20:00:00Z");
    static final int PARTITIONS = 3;

    final BatchStarted started = new BatchStarted(BATCH, "payments", 2, PARTITIONS, Granularity.RECORD, file(0), START);
    final BatchEnded ended = new BatchEnded(BATCH, 2, tally(30), START.plusSeconds(9), List.of());
    final List<TaskEnded> tasks = new ArrayList<>();
    final List<StageTally> audits = new ArrayList<>();
    final List<StageTally> aggregates = new ArrayList<>();
    final List<StageTally> published = new ArrayList<>();

    ReportedBatch() {
        tasks.add(task(0, 0, "A"));
        tasks.add(task(0, 1, "B"));
        tasks.add(task(1, 0, "A"));
        tasks.add(task(1, 1, "B"));
        for (int partition = 0; partition < PARTITIONS; partition++) {
            audits.add(audit(partition, 0, "A"));
            audits.add(audit(partition, 1, "B"));
        }
        for (int partition = 0; partition < 2; partition++) {
            aggregates.add(stage("aggregate/by-currency", partition));
            published.add(stage("publish/by-currency", partition));
        }
    }

    /** Everything up to the judgement. */
    List<SpecificRecord> reports() {
        List<SpecificRecord> all = new ArrayList<>();
        all.add(started);
        all.addAll(tasks);
        all.add(ended);
        all.addAll(audits);
        all.addAll(aggregates);
        return all;
    }

    /** The first file states this, the second one its number of records. */
    ReportedBatch stating(String name, String stated, String counted) {
        tasks.forEach(part -> part.setControls(List.of(
                part.getTask() == 0
                        ? new ControlValue(name, stated, counted, true, "")
                        : new ControlValue("records", "15", "15", true, ""))));
        return this;
    }

    /** What stands beside the files states this of both. */
    ReportedBatch statingOfTheWhole(String name, String stated, String counted) {
        ended.setControls(List.of(new ControlValue(name, stated, counted, true, "")));
        return this;
    }

    ReportedBatch malformed(String where, String reason) {
        tasks.get(0).setProblems(List.of(new Problem(where, reason)));
        return this;
    }

    static Tally tally(long records) {
        return tally(records, new BigDecimal(10 * records).setScale(2));
    }

    static Tally tally(long records, BigDecimal amount) {
        RunningTally tally = new RunningTally();
        tally.addRecords(records);
        tally.total("amount_total[EUR]", 2).add(amount);
        tally.total("by-currency/total", 2).add(amount);
        tally.digest().add(7 * records, 11 * records);
        return tally.toAvro();
    }

    private static TaskEnded task(int task, int part, String section) {
        Tally nothing = new RunningTally().toAvro();
        return new TaskEnded(
                BATCH,
                task,
                2,
                part,
                2,
                file(task),
                List.of(),
                List.of(new SectionReport(section, List.of(), inSection(15), nothing, List.of())),
                tally(15),
                nothing,
                List.of(),
                START.plusSeconds(5 + task));
    }

    private static Tally inSection(long records) {
        RunningTally tally = new RunningTally();
        tally.addRecords(records);
        return tally.toAvro();
    }

    private static StageTally audit(int partition, int part, String section) {
        return StageTally.newBuilder(stage("audit", partition))
                .setPartitions(PARTITIONS)
                .setPart(part)
                .setParts(2)
                .setInput(tally(10))
                .setClaimed(tally(10))
                .setSections(List.of(new SectionTally(section, inSection(10))))
                .setFirstOffset(100L * partition)
                .setLastOffset(100L * partition + 12)
                .build();
    }

    private static StageTally stage(String stage, int partition) {
        return StageTally.newBuilder()
                .setBatch(BATCH)
                .setStage(stage)
                .setPartition(partition)
                .setPartitions(2)
                .setPart(0)
                .setParts(1)
                .setAmendment(0)
                .setInput(tally(15))
                .setDispositions(List.of())
                .setRows(4)
                .build();
    }

    private static SourceFile file(int task) {
        return new SourceFile("payments-" + task + ".csv", 1_000L, "0".repeat(32));
    }
}
