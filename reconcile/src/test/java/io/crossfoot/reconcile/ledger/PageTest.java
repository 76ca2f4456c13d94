package io.crossfoot.reconcile.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.crossfoot.reconcile.TestFeeds;
import io.crossfoot.schema.BatchState;
import io.crossfoot.schema.Break;
import io.crossfoot.schema.CutoffReached;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.Release;
import io.crossfoot.schema.StageEvidence;
import io.crossfoot.schema.StageTally;
import io.crossfoot.schema.Verdict;
import io.crossfoot.schema.ledger.LedgerEntry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageTest {

    private static final Instant REPORTED = ReportedBatch.START.plusSeconds(20);

    private final ReportedBatch batch = new ReportedBatch().stating("amount", "300.00", "300.00");
    private final LedgerEntry entry = Page.blank(ReportedBatch.BATCH);
    private final MemoryDossier dossier = new MemoryDossier();

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void endsWithTheSameWordInWhateverOrderTheReportsCome(int seed) throws IOException {
        // Given
        List<SpecificRecord> reports = new ArrayList<>(batch.reports());
        reports.forEach(this::hear);
        Verdict inOrder = entry.getVerdict();
        Collections.shuffle(reports, new Random(seed));

        // When
        LedgerEntry other = Page.blank(ReportedBatch.BATCH);
        MemoryDossier otherDossier = new MemoryDossier();
        List<SpecificRecord> spoken = new ArrayList<>();
        for (SpecificRecord report : reports) {
            spoken.addAll(page(other, otherDossier).hear(report, REPORTED));
            spoken.addAll(page(other, otherDossier).hear(report, REPORTED));
        }

        // Then
        assertThat(other.getVerdict().toByteBuffer()).isEqualTo(inOrder.toByteBuffer());
        assertThat(inOrder.getState()).isEqualTo(BatchState.RELEASED);
        assertThat(spoken.stream().filter(Release.class::isInstance)).hasSize(1);
    }

    @Test
    void saysWhatEachStageCounted() {
        // When
        batch.reports().forEach(this::hear);

        // Then
        assertThat(entry.getVerdict().getStages())
                .extracting(
                        StageEvidence::getStage,
                        StageEvidence::getReported,
                        stage -> stage.getTally().getRecords())
                .containsExactly(
                        tuple("ingest", 2, 30L), tuple("audit", 3, 30L), tuple("aggregate/by-currency", 2, 30L));
        assertThat(entry.getVerdict().getRanges()).hasSize(3);
        assertThat(entry.getVerdict().getSections()).isEqualTo(4);
    }

    @Test
    void judgesNothingBeforeTheLastPartHasCome() {
        // Given
        List<SpecificRecord> reports = new ArrayList<>(batch.reports());
        SpecificRecord lastPart = batch.audits.get(5);
        reports.remove(lastPart);

        // When
        reports.forEach(this::hear);
        BatchState before = entry.getState();
        hear(lastPart);

        // Then
        assertThat(before).isEqualTo(BatchState.RECEIVED);
        assertThat(entry.getState()).isEqualTo(BatchState.RELEASED);
    }

    @Test
    void replacesAReportByItsAmendmentAndIgnoresOlderOnes() {
        // Given
        batch.reports().forEach(this::hear);
        StageTally amended = StageTally.newBuilder(batch.audits.get(0))
                .setAmendment(1)
                .setParts(1)
                .setInput(ReportedBatch.tally(11))
                .build();

        // When
        hear(amended);
        hear(batch.audits.get(0));

        // Then
        assertThat(entry.getOutcome()).isEqualTo(Outcome.OUT_OF_BALANCE);
        assertThat(entry.getState()).isEqualTo(BatchState.RELEASED);
        assertThat(entry.getVerdict().getBreaks())
                .contains(new Break("records", "audit", "partition 0", "10", "11", ""));
    }

    @Test
    void isDueWhenItsGraceHasPassedAndNoMoreOnceItIsJudged() {
        // Given
        hear(batch.started);
        Instant afterStart = entry.getDueAt();

        // When
        batch.tasks.forEach(this::hear);
        Instant afterEnd = entry.getDueAt();
        batch.reports().forEach(this::hear);

        // Then
        assertThat(afterStart).isEqualTo(ReportedBatch.START.plus(Duration.ofHours(6)));
        assertThat(afterEnd).isEqualTo(ReportedBatch.START.plusSeconds(6).plus(Duration.ofMinutes(2)));
        assertThat(entry.getDueAt()).isNull();
    }

    @Test
    void takesNoNoticeOfACutoffThatCameBeforeItIsDue() {
        // Given
        hear(batch.started);

        // When
        hear(new CutoffReached(ReportedBatch.BATCH, "too early", ReportedBatch.START.plusSeconds(60)));

        // Then
        assertThat(entry.getState()).isEqualTo(BatchState.RECEIVING);
    }

    @Test
    void namesAllThatIsLackingAtItsCutoff() {
        // Given
        hear(batch.started);
        hear(batch.tasks.get(0));
        hear(batch.tasks.get(1));
        hear(batch.audits.get(2));
        hear(batch.audits.get(3));

        // When
        hear(new CutoffReached(ReportedBatch.BATCH, "time is up", entry.getDueAt()));

        // Then
        assertThat(entry.getOutcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(entry.getVerdict().getBreaks())
                .extracting(each -> each.getCheck() + ' ' + each.getStage() + ' ' + each.getWhere())
                .containsExactly(
                        "report ingest task 1",
                        "report audit partition 0",
                        "report audit partition 2",
                        "report aggregate/by-currency all partitions");
    }

    private void hear(SpecificRecord report) {
        page(entry, dossier).hear(report, REPORTED);
    }

    private static Page page(LedgerEntry entry, Dossier dossier) {
        return new Page(entry, dossier, Optional.of(TestFeeds.aggregatedPayments()), Duration.ofHours(6));
    }
}
