package io.crossfoot.reconcile.ledger;

import io.crossfoot.common.balance.SourceReport;
import io.crossfoot.common.batch.BatchId;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.schema.BatchStarted;
import io.crossfoot.schema.ControlValue;
import io.crossfoot.schema.OffsetRange;
import io.crossfoot.schema.StageEvidence;
import io.crossfoot.schema.StageTally;
import io.crossfoot.schema.Tally;
import io.crossfoot.schema.Verdict;
import io.crossfoot.schema.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts what the ledger knows into the words of a verdict. */
final class Verdicts {

    private Verdicts() {}

    /** The last verdict, or one that says nothing yet, to be changed. */
    static Verdict next(LedgerEntry entry) {
        return entry.getVerdict() == null
                ? blank(entry)
                : Verdict.newBuilder(entry.getVerdict()).build();
    }

    private static Verdict blank(LedgerEntry entry) {
        return Verdict.newBuilder()
                .setBatch(entry.getBatch())
                .setFeed(BatchId.parse(entry.getBatch()).feed())
                .setState(entry.getState())
                .setControls(List.of())
                .setSections(0)
                .setBreaks(List.of())
                .setBreakCount(0)
                .setRejected(new RunningTally().toAvro())
                .setStages(List.of())
                .setRanges(List.of())
                .setDecisions(List.of())
                .setPublished(false)
                .setRules(Judge.RULES)
                .setChangedAt(entry.getChangedAt())
                .build();
    }

    /** Says where the batch stands and what was decided. */
    static void tellStanding(Verdict verdict, LedgerEntry entry) {
        BatchStarted started = entry.getStarted();
        if (started != null) {
            verdict.setStartedAt(started.getAt());
            verdict.setSource(started.getSource());
        }
        verdict.setState(entry.getState());
        verdict.setOutcome(entry.getOutcome());
        verdict.setJudgedAt(entry.getJudgedAt());
        verdict.setDecisions(List.copyOf(entry.getDecisions()));
    }

    /** Says what each stage has reported. */
    static void tellEvidence(Verdict verdict, Reports reports, Evidence evidence, Optional<Feed> feed) {
        SourceReport source = evidence.source();
        if (verdict.getSource() == null) {
            evidence.file().ifPresent(verdict::setSource);
        }
        verdict.setControls(Stream.of(reports.controls(), source.controls(), continuity(evidence, feed))
                .flatMap(List::stream)
                .toList());
        verdict.setSections(source.sections().size());
        verdict.setRejected(source.rejected());
        verdict.setStages(stages(reports, evidence, source));
        verdict.setRanges(evidence.partitions(Stages.AUDIT).stream()
                .filter(audit -> audit.getFirstOffset() != null)
                .map(audit -> new OffsetRange(audit.getPartition(), audit.getFirstOffset(), audit.getLastOffset()))
                .toList());
    }

    /** Says what the judge found. */
    static void tellJudgement(Verdict verdict, Judgement judgement) {
        verdict.setBreaks(judgement.breaks());
        verdict.setBreakCount(judgement.breakCount());
        verdict.setRules(Judge.RULES);
    }

    private static List<ControlValue> continuity(Evidence evidence, Optional<Feed> feed) {
        return feed.flatMap(known -> evidence.continuity().map(new ContinuityRules(known.continuity())::controls))
                .orElse(List.of());
    }

    private static List<StageEvidence> stages(Reports reports, Evidence evidence, SourceReport source) {
        List<StageEvidence> stages = new ArrayList<>();
        if (!evidence.tasks().isEmpty()) {
            stages.add(stage(Stages.INGEST, reports.tasks(), reports, source.passed(), 0));
        }
        for (String stage : evidence.stages()) {
            int partitions = stage.equals(Stages.AUDIT) ? reports.audits() : reports.partitions(stage);
            long rows = evidence.partitions(stage).stream()
                    .mapToLong(StageTally::getRows)
                    .sum();
            stages.add(stage(stage, partitions, reports, evidence.input(stage).toAvro(), rows));
        }
        return stages;
    }

    private static StageEvidence stage(String stage, int partitions, Reports reports, Tally tally, long rows) {
        int reported = partitions - reports.missing(stage, partitions).size();
        return new StageEvidence(stage, partitions, reported, tally, rows);
    }
}
