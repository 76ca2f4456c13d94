package io.crossfoot.reconcile.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.reconcile.TestFeeds;
import io.crossfoot.schema.Break;
import io.crossfoot.schema.Disposition;
import io.crossfoot.schema.DispositionTally;
import io.crossfoot.schema.FaultKind;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.SectionTally;
import io.crossfoot.schema.SequenceFault;
import io.crossfoot.schema.StageTally;
import io.crossfoot.schema.TaskEnded;
import io.crossfoot.schema.ledger.LedgerEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private final ReportedBatch batch = new ReportedBatch().stating("amount", "300.00", "300");

    @Test
    void findsABatchBalancedInWhichAllCountsAgree() {
        // When
        Judgement judgement = judge();

        // Then
        assertThat(judgement.breaks()).isEmpty();
        assertThat(judgement.outcome()).isEqualTo(Outcome.BALANCED);
    }

    @Test
    void callsABatchUnverifiedWhoseSourceStatesNothing() {
        // Given
        batch.tasks.forEach(task -> task.setControls(List.of()));

        // When, Then
        assertThat(judge().outcome()).isEqualTo(Outcome.UNVERIFIED);
    }

    @Test
    void callsABatchMalformedWhateverElseIsWrong() {
        // Given
        batch.stating("amount", "299.00", "300.00").malformed("line 7", "no trailer");

        // When
        Judgement judgement = judge();

        // Then
        assertThat(judgement.outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(judgement.breaks())
                .containsExactly(
                        new Break("structure", "source", "file payments-0.csv, line 7", "", "", "no trailer"),
                        new Break("amount", "source", "file payments-0.csv", "299.00", "300.00", ""));
    }

    @Test
    void allowsNoMoreRejectsThanTheFeedDoes() {
        // Given
        batch.tasks.forEach(task -> task.setRejected(ReportedBatch.tally(1)));

        // When, Then
        assertThat(judge().breaks())
                .containsExactly(new Break("rejects", "source", "file", "at most 0", "2", "6.25 % of 32 records"));
    }

    @Test
    void callsABatchUnverifiedOfWhichOneFileStatesNothing() {
        // Given
        batch.tasks.stream().filter(task -> task.getTask() == 1).forEach(task -> task.setControls(List.of()));

        // When, Then
        assertThat(judge().outcome()).isEqualTo(Outcome.UNVERIFIED);
    }

    @Test
    void findsABatchBalancedWhoseFilesStateNothingWhereSomethingIsStatedOfTheWhole() {
        // Given
        batch.tasks.forEach(task -> task.setControls(List.of()));
        batch.statingOfTheWhole("rows", "30", "30");

        // When, Then
        assertThat(judge().outcome()).isEqualTo(Outcome.BALANCED);
    }

    @Test
    void holdsWhatIsStatedOfTheWholeAgainstAllFiles() {
        // Given
        batch.statingOfTheWhole("rows", "31", "30");

        // When
        Judgement judgement = judge();

        // Then
        assertThat(judgement.outcome()).isEqualTo(Outcome.OUT_OF_BALANCE);
        assertThat(judgement.breaks()).containsExactly(new Break("rows", "source", "file", "31", "30", ""));
    }

    @Test
    void namesTheStagesInTheOrderInWhichTheRecordsPassThem() {
        // Given
        batch.stating("amount", "299.00", "300.00");
        batch.audits.subList(2, 4).forEach(audit -> audit.setInput(ReportedBatch.tally(9)));
        batch.aggregates.get(0).setInput(ReportedBatch.tally(13));

        // When
        List<Break> breaks = judge().breaks();

        // Then
        assertThat(breaks.stream().map(Break::getStage).distinct())
                .containsExactly("source", "audit", "aggregate/by-currency");
        assertThat(breaks)
                .contains(new Break("records", "audit", "partition 1", "10", "9", ""))
                .contains(new Break("records", "audit", "file", "30", "29", ""))
                .contains(new Break("records", "aggregate/by-currency", "file", "29", "28", ""));
    }

    @Test
    void tellsWhenTheMarkersContradictTheTasks() {
        // Given
        batch.audits.subList(0, 2).forEach(audit -> {
            audit.setClaimed(ReportedBatch.tally(10, new BigDecimal("90.00")));
            audit.setInput(ReportedBatch.tally(10, new BigDecimal("90.00")));
        });

        // When, Then
        assertThat(judge().breaks())
                .startsWith(
                        new Break("amount_total[EUR]", "ingest", "file", "300.00", "290.00", ""),
                        new Break("by-currency/total", "ingest", "file", "300.00", "290.00", ""));
    }

    @Test
    void comparesEverySectionOverAllPartsAndPartitions() {
        // Given
        RunningTally fewer = new RunningTally();
        fewer.addRecords(9);
        batch.audits.get(1).setSections(List.of(new SectionTally("B", fewer.toAvro())));

        // When, Then
        assertThat(judge().breaks()).containsExactly(new Break("records", "audit", "section B", "30", "29", ""));
    }

    @Test
    void namesTheTaskOfAFaultWhereThereAreSeveral() {
        // Given
        List<SequenceFault> faults = List.of(
                new SequenceFault(FaultKind.MISSING, 1, 4L, 6L, "after source record 9"),
                new SequenceFault(FaultKind.REPEATED, 0, 2L, 2L, ""));
        batch.audits.get(0).setFaults(faults);
        batch.audits.get(0).setFaultCount(2L);

        // When, Then
        assertThat(judge().breaks())
                .containsExactly(
                        new Break(
                                "missing",
                                "audit",
                                "partition 0",
                                "3",
                                "0",
                                "partition sequences 4 to 6 of task 1: after source record 9"),
                        new Break("repeated", "audit", "partition 0", "1", "2", "partition sequence 2 of task 0"));
    }

    @Test
    void countsFaultsThatTheReportDoesNotName() {
        // Given
        batch.audits.get(0).setFaults(List.of(new SequenceFault(FaultKind.REPEATED, 0, 2L, 2L, "")));
        batch.audits.get(0).setFaultCount(5_000L);

        // When
        Judgement judgement = judge();

        // Then
        assertThat(judgement.breaks()).hasSize(1);
        assertThat(judgement.breakCount()).isEqualTo(5_000);
    }

    @Test
    void keepsAThousandBreaksAndCountsAll() {
        // Given
        List<SequenceFault> faults = LongStream.range(0, 1_500)
                .mapToObj(number -> new SequenceFault(FaultKind.MISSING, 0, 2 * number, 2 * number, ""))
                .toList();
        batch.audits.get(0).setFaults(faults);
        batch.audits.get(0).setFaultCount(1_500L);

        // When
        Judgement judgement = judge();

        // Then
        assertThat(judgement.breaks()).hasSize(1_000);
        assertThat(judgement.breakCount()).isEqualTo(1_500);
    }

    @Test
    void namesThePartitionOfAnAggregateThatLostPartials() {
        // Given
        batch.aggregates.get(1).setClaimed(ReportedBatch.tally(16));

        // When, Then
        assertThat(judge().breaks())
                .contains(new Break("records", "aggregate/by-currency", "partition 1", "16", "15", ""));
    }

    @Test
    void wantsToKnowWhatBecameOfEveryRecord() {
        // Given
        batch.aggregates
                .get(0)
                .setDispositions(List.of(
                        new DispositionTally(Disposition.PASSED, ReportedBatch.tally(15)),
                        new DispositionTally(Disposition.REJECTED, ReportedBatch.tally(1))));

        // When, Then
        assertThat(judge().breaks())
                .contains(new Break("records", "aggregate/by-currency", "partition 0", "15", "16", ""));
    }

    @Test
    void holdsWhatWasPublishedAgainstWhatWasReleased() {
        // Given
        batch.published.get(1).setRows(3L);

        // When
        Judgement judgement = judge(batch.published);

        // Then
        assertThat(judgement.published()).isFalse();
        assertThat(judgement.breaks())
                .containsExactly(new Break("rows", "publish/by-currency", "partition 1", "4", "3", ""));
    }

    @Test
    void knowsWhenEverythingIsOut() {
        // When, Then
        assertThat(judge().published()).isFalse();
        assertThat(judge(batch.published).published()).isTrue();
    }

    private Judgement judge() {
        return judge(List.of());
    }

    private Judgement judge(List<StageTally> published) {
        LedgerEntry entry = Page.blank(ReportedBatch.BATCH);
        entry.setStarted(batch.started);
        entry.setEnded(batch.ended);
        Reports reports = new Reports(entry);
        for (TaskEnded task : batch.tasks) {
            reports.note(Stages.INGEST, task.getTask(), task.getTasks(), 0, task.getPart(), task.getParts());
        }
        List<StageTally> tallies = new ArrayList<>(batch.audits);
        tallies.addAll(batch.aggregates);
        tallies.addAll(published);
        tallies.forEach(tally -> reports.note(
                tally.getStage(),
                tally.getPartition(),
                tally.getPartitions(),
                tally.getAmendment(),
                tally.getPart(),
                tally.getParts()));
        Evidence evidence = new Evidence(batch.tasks, tallies, Optional.empty());
        return Judge.judge(entry, evidence, Optional.of(TestFeeds.aggregatedPayments()));
    }
}
