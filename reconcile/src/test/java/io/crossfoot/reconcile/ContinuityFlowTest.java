package io.crossfoot.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.schema.Action;
import io.crossfoot.schema.BatchState;
import io.crossfoot.schema.Break;
import io.crossfoot.schema.ContinuityReport;
import io.crossfoot.schema.Decision;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.Release;
import io.crossfoot.schema.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements of one account that come day by day. */
class ContinuityFlowTest {

    private static final String ACCOUNT = "4711";
    private static final String DAY_1 = "payments/2026-11-24/1/r1";
    private static final String DAY_1_CORRECTED = "payments/2026-11-24/1/r2";
    private static final String DAY_2 = "payments/2026-11-25/1/r1";
    private static final String DAY_3 = "payments/2026-11-26/1/r1";

    @TempDir
    Path folder;

    private final Feed feed = TestFeeds.payments();
    private RunningTopology running;

    private void start(Feed... feeds) {
        running = new RunningTopology(folder, feeds);
    }

    private SentBatch day(String batch, String number, String opening, String closing) {
        return new SentBatch(feed, batch, 1, running.registry())
                .payments(2)
                .stating("amount", "3.00", "3.00")
                .statement(ACCOUNT, number, opening, closing);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void releasesADayThatGoesOnFromTheDayBefore() {
        // Given
        start(feed);
        running.send(day(DAY_1, "1/1", "0.00", "100.00"));

        // When
        running.send(day(DAY_2, "2/1", "100.00", "80.50"));

        // Then
        assertThat(running.lastVerdict())
                .returns(DAY_2, Verdict::getBatch)
                .returns(BatchState.RELEASED, Verdict::getState)
                .returns(Outcome.BALANCED, Verdict::getOutcome);
        assertThat(running.releases()).extracting(Release::getBatch).containsExactly(DAY_1, DAY_2);
    }

    @Test
    void holdsADayThatOpensWithAnotherBalanceAndNamesTheStatementThatIsMissing() {
        // Given
        start(feed);
        running.send(day(DAY_1, "1/1", "0.00", "100.00"));

        // When
        running.send(day(DAY_3, "3/1", "80.50", "70.00"));

        // Then
        Verdict verdict = running.lastVerdict();
        assertThat(verdict.getState()).isEqualTo(BatchState.HELD);
        assertThat(verdict.getOutcome()).isEqualTo(Outcome.OUT_OF_BALANCE);
        assertThat(verdict.getBreaks())
                .containsExactly(new Break(
                        "opening",
                        "continuity",
                        "account 4711 EUR",
                        "100.00",
                        "80.50",
                        "statement 3/1 must go on from statement 1/1 in batch %s; missing between them: 2"
                                .formatted(DAY_1)));
    }

    @Test
    void releasesAHeldDayOnceTheOneBeforeItHasCome() {
        // Given
        start(feed);
        running.send(day(DAY_1, "1/1", "0.00", "100.00"));
        running.send(day(DAY_3, "3/1", "80.50", "70.00"));
        running.verdicts();

        // When
        running.send(day(DAY_2, "2/1", "100.00", "80.50"));

        // Then
        assertThat(latest()).containsEntry(DAY_2, BatchState.RELEASED).containsEntry(DAY_3, BatchState.RELEASED);
    }

    @Test
    void judgesTheNextDayAgainWhenADayIsCorrectedAndAgainWhenTheCorrectionIsRejected() {
        // Given
        start(feed);
        running.send(day(DAY_1, "1/1", "0.00", "99.00"));
        running.send(day(DAY_2, "2/1", "100.00", "80.50"));
        Verdict wrong = running.lastVerdict();

        // When
        running.send(day(DAY_1_CORRECTED, "1/1", "0.00", "100.00").malformed("line 1", "torn"));
        Map<String, BatchState> corrected = latest();
        running.say(reject(DAY_1_CORRECTED));
        Verdict again = running.lastVerdict();

        // Then
        assertThat(wrong.getState()).isEqualTo(BatchState.HELD);
        assertThat(corrected).containsEntry(DAY_1_CORRECTED, BatchState.HELD).containsEntry(DAY_2, BatchState.RELEASED);
        assertThat(again)
                .returns(DAY_2, Verdict::getBatch)
                .returns(BatchState.RELEASED, Verdict::getState)
                .returns(Outcome.OUT_OF_BALANCE, Verdict::getOutcome);
    }

    @Test
    void waitsForTheComparisonOnlyWhereBalancesAreStated() {
        // Given
        start(feed);

        // When
        running.send(
                new SentBatch(feed, DAY_1, 1, running.registry()).payments(2).stating("amount", "3", "3"));

        // Then
        assertThat(running.lastVerdict().getState()).isEqualTo(BatchState.RELEASED);
        assertThat(running.control()).noneMatch(ContinuityReport.class::isInstance);
    }

    @Test
    void comparesNothingOfAFeedThatIgnoresIt() {
        // Given
        start(TestFeeds.unrelatedPayments());
        running.send(day(DAY_1, "1/1", "0.00", "100.00"));

        // When
        running.send(day(DAY_2, "5/1", "0.00", "1.00"));

        // Then
        assertThat(latest()).containsEntry(DAY_2, BatchState.RELEASED);
        assertThat(running.control()).noneMatch(ContinuityReport.class::isInstance);
    }

    /** Messages of one batch stay in their order, as they do in a partition. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void saysTheSameHoweverTheBatchesOfTheControlTopicAreInterleavedWhenItIsReadAgain(int seed) {
        // Given
        start(feed);
        List<SentBatch> days = List.of(
                day(DAY_1, "1/1", "0.00", "100.00"),
                day(DAY_3, "3/1", "80.50", "70.00"),
                day(DAY_2, "2/1", "100.00", "80.50"));
        List<Said> log = new ArrayList<>();
        for (SentBatch day : days) {
            Instant at = SentBatch.START.plusSeconds(60 + log.size());
            running.send(day, at);
            day.control().forEach(message -> log.add(new Said(message, at)));
            running.control().forEach(message -> log.add(new Said(message, at)));
        }
        Map<String, Verdict> first = verdicts();

        // When
        running.close();
        running = new RunningTopology(folder.resolve("anew"), feed);
        interleaved(log, new Random(seed)).forEach(said -> running.say(said.message(), said.at()));

        // Then
        assertThat(verdicts())
                .hasSameSizeAs(first)
                .allSatisfy((batch, verdict) -> assertThat(verdict)
                        .returns(Outcome.BALANCED, Verdict::getOutcome)
                        .returns(BatchState.RELEASED, Verdict::getState));
    }

    @Test
    void showsHowManyAccountsGoOn() {
        // Given
        start(feed);
        running.send(day(DAY_1, "1/1", "0.00", "100.00"));

        // When
        running.send(day(DAY_3, "3/1", "100.00", "70.00"));

        // Then
        assertThat(running.lastVerdict().getControls())
                .extracting("name", "stated", "counted", "judged")
                .contains(
                        tuple("accounts_continued", "1", "1", true),
                        tuple("statements of account 4711 EUR", "3/1", "1/1", false));
    }

    private record Said(SpecificRecord message, Instant at) {

        Object batch() {
            return message.get(message.getSchema().getField("batch").pos());
        }
    }

    private static List<Said> interleaved(List<Said> log, Random random) {
        Map<Object, Deque<Said>> batches = new HashMap<>();
        log.forEach(said -> batches.computeIfAbsent(said.batch(), unseen -> new ArrayDeque<>())
                .add(said));
        List<Object> order = new ArrayList<>();
        log.forEach(said -> order.add(said.batch()));
        Collections.shuffle(order, random);
        return order.stream().map(batch -> batches.get(batch).remove()).toList();
    }

    private Map<String, BatchState> latest() {
        Map<String, BatchState> states = new HashMap<>();
        running.verdicts().forEach(verdict -> states.put(verdict.getBatch(), verdict.getState()));
        return states;
    }

    private Map<String, Verdict> verdicts() {
        Map<String, Verdict> verdicts = new HashMap<>();
        running.verdicts().forEach(verdict -> verdicts.put(verdict.getBatch(), verdict));
        return verdicts;
    }

    private static Decision reject(String batch) {
        return Decision.newBuilder()
                .setId("1")
                .setBatch(batch)
                .setAction(Action.REJECT)
                .setBy("ann")
                .setReason("torn")
                .setForce(false)
                .setAt(SentBatch.START.plusSeconds(90))
                .build();
    }
}
