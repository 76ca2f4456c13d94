package io.crossfoot.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.crossfoot.common.batch.EventHeaders;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.schema.Action;
import io.crossfoot.schema.BatchState;
import io.crossfoot.schema.Break;
import io.crossfoot.schema.Decision;
import io.crossfoot.schema.EndOfBatch;
import io.crossfoot.schema.FaultKind;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.Release;
import io.crossfoot.schema.SequenceFault;
import io.crossfoot.schema.StageTally;
import io.crossfoot.schema.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcileTopologyTest {

    private static final String BATCH = "payments/2026-11-22/1/r1";

    @TempDir
    Path folder;

    private RunningTopology running;

    private SentBatch given(Feed feed, int payments) {
        running = new RunningTopology(folder, feed);
        return batch(feed, BATCH, payments);
    }

    private SentBatch batch(Feed feed, String name, int payments) {
        return new SentBatch(feed, name, 1, running.registry()).payments(payments);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void keepsItsShape() throws IOException {
        // Given
        given(TestFeeds.payments(), 0);

        // When
        String shape = running.topology().describe().toString();

        // Then
        assertThat(shape.strip())
                .isEqualToNormalizingNewlines(resource("topology.txt").strip());
    }

    @Test
    void releasesABatchThatBalances() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 10).stating("amount", "55.00", "55.00");

        // When
        running.send(batch);

        // Then
        assertThat(running.verdicts())
                .extracting(Verdict::getState)
                .containsExactly(BatchState.RECEIVING, BatchState.RECEIVING, BatchState.RELEASED);
        Release release = running.releases().get(0);
        assertThat(release.getOutcome()).isEqualTo(Outcome.BALANCED);
        assertThat(release.getBy()).isEqualTo("crossfoot");
        assertThat(release.getTally().getTotals()).containsEntry("amount_total[EUR]", "55.00");
        assertThat(release.getRanges()).hasSize(1);
    }

    @Test
    void saysNothingNewWhenEverythingIsSentAgain() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 10).stating("amount", "55.00", "55.00");
        running.send(batch);
        running.verdicts();
        running.releases();
        List<StageTally> audits = running.audits();

        // When
        batch.control().forEach(running::say);
        audits.forEach(running::say);

        // Then
        assertThat(running.verdicts()).isEmpty();
        assertThat(running.releases()).isEmpty();
    }

    @Test
    void holdsABatchThatStatesNothing() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 3);

        // When
        running.send(batch);

        // Then
        assertThat(running.lastVerdict())
                .returns(BatchState.HELD, Verdict::getState)
                .returns(Outcome.UNVERIFIED, Verdict::getOutcome)
                .returns(0L, Verdict::getBreakCount);
    }

    @Test
    void releasesAnEmptyBatch() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 0).stating("amount", "0", "0.00");

        // When
        running.send(batch);

        // Then
        assertThat(running.lastVerdict())
                .returns(BatchState.RELEASED, Verdict::getState)
                .returns(Outcome.EMPTY, Verdict::getOutcome)
                .returns(true, Verdict::getPublished);
    }

    @Test
    void namesTheEventThatIsMissing() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 10);
        batch.events().remove(4);

        // When
        running.send(batch);

        // Then
        Verdict verdict = running.lastVerdict();
        assertThat(verdict.getState()).isEqualTo(BatchState.HELD);
        assertThat(verdict.getOutcome()).isEqualTo(Outcome.OUT_OF_BALANCE);
        assertThat(verdict.getBreaks())
                .contains(new Break(
                        "missing",
                        "audit",
                        "partition 0",
                        "1",
                        "0",
                        "partition sequence 4: between source records 4 and 6"))
                .contains(new Break("records", "audit", "partition 0", "10", "9", ""))
                .contains(new Break("amount_total[EUR]", "audit", "section A", "15.00", "10.00", ""));
        assertThat(running.releases()).isEmpty();
    }

    @Test
    void namesTheEventThatIsRepeated() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 10);
        batch.events().add(7, batch.events().get(2));

        // When
        running.send(batch);

        // Then
        assertThat(faults())
                .containsExactly(new SequenceFault(FaultKind.REPEATED, 0, 2L, 2L, "source record 3 at offset 7"));
        assertThat(running.lastVerdict().getBreaks())
                .contains(new Break(
                        "repeated",
                        "audit",
                        "partition 0",
                        "1",
                        "2",
                        "partition sequence 2: source record 3 at offset 7"));
    }

    @Test
    void findsTheTotalAndTheDigestOfAnAlteredEventWanting() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 10);
        alter(batch, 3, batch.encode(batch.event("p4", new BigDecimal("4.01"))));

        // When
        running.send(batch);

        // Then
        assertThat(running.lastVerdict().getBreaks())
                .extracting(Break::getCheck, Break::getWhere)
                .startsWith(tuple("amount_total[EUR]", "partition 0"), tuple("digest", "partition 0"));
    }

    @Test
    void noticesTwoEventsWhoseValuesWereSwapped() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 10);
        byte[] first = batch.events().get(0).value();
        alter(batch, 0, batch.events().get(1).value());
        alter(batch, 1, first);

        // When
        running.send(batch);

        // Then
        assertThat(running.lastVerdict().getBreaks())
                .extracting(Break::getCheck)
                .containsOnly("digest");
    }

    @Test
    void countsAnEventThatCannotBeReadAsUnreadable() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 10);
        byte[] value = batch.events().get(5).value();
        alter(batch, 5, Arrays.copyOf(value, value.length - 3));
        alter(batch, 6, "no Avro at all".getBytes(StandardCharsets.UTF_8));
        alter(batch, 8, null);

        // When
        running.send(batch);

        // Then
        assertThat(faults())
                .extracting(SequenceFault::getKind, SequenceFault::getFirst, SequenceFault::getLast)
                .containsExactly(tuple(FaultKind.UNREADABLE, 5L, 6L), tuple(FaultKind.UNREADABLE, 8L, 8L));
        assertThat(running.lastVerdict().getBreaks())
                .extracting(Break::getCheck)
                .contains("unreadable")
                .doesNotContain("records");
    }

    @Test
    void amendsTheAuditWhenAnEventComesLate() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 10);
        ProducerRecord<byte[], byte[]> late = batch.events().remove(4);
        running.send(batch);
        running.verdicts();

        // When
        running.sendEvents(List.of(late));

        // Then
        List<StageTally> audits = running.audits();
        assertThat(audits).extracting(StageTally::getAmendment).containsExactly(0, 1);
        assertThat(audits.get(1).getFaults())
                .containsExactly(new SequenceFault(FaultKind.LATE, 0, 4L, 4L, "source record 5 at offset 10"));
        assertThat(running.lastVerdict().getBreaks())
                .containsExactly(new Break(
                        "late",
                        "audit",
                        "partition 0",
                        "0",
                        "1",
                        "partition sequence 4: source record 5 at offset 10"));
    }

    @Test
    void leavesMessagesOutThatAreOfNoBatch() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 3).stating("amount", "6.00", "6.00");
        ProducerRecord<byte[], byte[]> event = batch.events().get(0);
        ProducerRecord<byte[], byte[]> withoutStamp =
                new ProducerRecord<>(event.topic(), 0, event.timestamp(), event.key(), event.value());
        ProducerRecord<byte[], byte[]> brokenStamp =
                new ProducerRecord<>(event.topic(), 0, event.timestamp(), event.key(), event.value());
        brokenStamp.headers().add(EventHeaders.STAMP, new byte[] {-1, -1, -1});
        batch.events().add(0, withoutStamp);
        batch.events().add(0, brokenStamp);

        // When
        running.send(batch);

        // Then
        assertThat(running.lastVerdict().getState()).isEqualTo(BatchState.RELEASED);
    }

    @Test
    void leavesOutControlMessagesThatCannotBeReadOrAreOfNoBatch() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 3).stating("amount", "6.00", "6.00");

        // When
        running.sayNonsense(BATCH, "no Avro at all".getBytes(StandardCharsets.UTF_8));
        running.sayNonsense(BATCH, batch.encode(batch.event("p1", BigDecimal.ONE.setScale(2))));
        running.sayNonsense("no batch", batch.encode(batch.started()));
        running.sayNonsense(null, batch.encode(batch.started()));
        running.send(batch);

        // Then
        assertThat(running.lastVerdict().getState()).isEqualTo(BatchState.RELEASED);
        assertThat(running.metrics().counter("reconcile.ledger.misaddressed").getCount())
                .isEqualTo(3);
    }

    @Test
    void countsTheRecordsOfBlocksOneByOne() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 10).stating("amount", "55.00", "55.00");
        batch.packIntoBlocks(4);

        // When
        running.send(batch);

        // Then
        assertThat(running.lastVerdict())
                .returns(Outcome.BALANCED, Verdict::getOutcome)
                .returns(List.of(), Verdict::getBreaks);
    }

    @Test
    void namesTheRecordsOfABlockThatIsMissing() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 10);
        batch.packIntoBlocks(4);
        batch.events().remove(1);

        // When
        running.send(batch);

        // Then
        assertThat(faults())
                .containsExactly(new SequenceFault(FaultKind.MISSING, 0, 4L, 4L, "between source records 4 and 6"));
    }

    @Test
    void countsAMarkerOnceHoweverOftenItComes() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 3).stating("amount", "6.00", "6.00");

        // When
        running.say(batch.started());
        running.sendEvents(batch.events());
        running.sendEvents(batch.markers());
        running.sendEvents(batch.markers());
        running.say(batch.taskEnded());

        // Then
        assertThat(running.lastVerdict().getOutcome()).isEqualTo(Outcome.BALANCED);
    }

    @Test
    void doesNotTakeTheMarkerOfAnotherPartition() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 3);
        EndOfBatch marker = new EndOfBatch(BATCH, 0, 1, 4, StageTallies.nothing());
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>("payments.events", 0, SentBatch.START.toEpochMilli(), null, batch.encode(marker));
        message.headers().add(EventHeaders.MARKER, new byte[0]);

        // When
        running.sendEvents(List.of(message));
        running.send(batch);

        // Then
        assertThat(faults()).extracting(SequenceFault::getKind).containsExactly(FaultKind.MISPLACED);
    }

    @Test
    void closesABatchThatLacksAMarkerWhenItsGraceHasPassed() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 3);
        running.say(batch.started());
        running.sendEvents(batch.events());
        running.say(batch.taskEnded());
        running.say(batch.batchEnded());
        assertThat(running.lastVerdict().getState()).isEqualTo(BatchState.RECEIVED);

        // When
        running.advance(Duration.ofMinutes(3));

        // Then
        assertThat(running.lastVerdict())
                .returns(BatchState.HELD, Verdict::getState)
                .returns(Outcome.INCOMPLETE, Verdict::getOutcome)
                .returns(
                        List.of(new Break("report", "audit", "partition 0", "", "", "has not come")),
                        Verdict::getBreaks);
    }

    @Test
    void judgesAnIncompleteBatchAnewWhenTheMarkerComesAfterAll() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 3).stating("amount", "6.00", "6.00");
        running.say(batch.started());
        running.sendEvents(batch.events());
        running.say(batch.taskEnded());
        running.advance(Duration.ofMinutes(3));
        assertThat(running.lastVerdict().getOutcome()).isEqualTo(Outcome.INCOMPLETE);

        // When
        running.sendEvents(batch.markers());

        // Then
        assertThat(running.lastVerdict())
                .returns(BatchState.RELEASED, Verdict::getState)
                .returns(Outcome.BALANCED, Verdict::getOutcome);
    }

    @Test
    void closesABatchOfWhichNothingMoreIsHeard() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 3);
        running.say(batch.started());

        // When
        running.advance(RunningTopology.SILENCE.plusSeconds(1));

        // Then
        assertThat(running.lastVerdict())
                .returns(Outcome.INCOMPLETE, Verdict::getOutcome)
                .extracting(Verdict::getBreaks)
                .isEqualTo(List.of(
                        new Break("report", "ingest", "task 0", "", "", "has not come"),
                        new Break("report", "audit", "partition 0", "", "", "has not come")));
    }

    @Test
    void waitsForTheAggregatesAndPublishesAfterTheRelease() {
        // Given
        SentBatch batch = given(TestFeeds.aggregatedPayments(), 10).stating("amount", "55.00", "55.00");
        running.send(batch);
        assertThat(running.lastVerdict().getState()).isEqualTo(BatchState.RECEIVED);

        // When
        running.say(batch.aggregated("by-currency", new BigDecimal("55.00")));
        Verdict released = running.lastVerdict();
        running.say(batch.published("by-currency", new BigDecimal("55.00")));
        Verdict published = running.lastVerdict();

        // Then
        assertThat(released).returns(BatchState.RELEASED, Verdict::getState).returns(false, Verdict::getPublished);
        assertThat(published).returns(BatchState.RELEASED, Verdict::getState).returns(true, Verdict::getPublished);
    }

    @Test
    void namesTheAggregateThatDoesNotCrossfoot() {
        // Given
        SentBatch batch = given(TestFeeds.aggregatedPayments(), 10).stating("amount", "55.00", "55.00");
        running.send(batch);

        // When
        running.say(batch.aggregated("by-currency", new BigDecimal("54.99")));

        // Then
        assertThat(running.lastVerdict())
                .returns(BatchState.HELD, Verdict::getState)
                .returns(
                        List.of(new Break("by-currency/total", "aggregate/by-currency", "file", "55.00", "54.99", "")),
                        Verdict::getBreaks);
    }

    @Test
    void tellsWhenWhatWasPublishedIsNotWhatWasReleased() {
        // Given
        SentBatch batch = given(TestFeeds.aggregatedPayments(), 10).stating("amount", "55.00", "55.00");
        running.send(batch);
        running.say(batch.aggregated("by-currency", new BigDecimal("55.00")));

        // When
        running.say(batch.published("by-currency", new BigDecimal("45.00")));

        // Then
        assertThat(running.lastVerdict())
                .returns(BatchState.RELEASED, Verdict::getState)
                .returns(Outcome.OUT_OF_BALANCE, Verdict::getOutcome)
                .returns(false, Verdict::getPublished)
                .returns(
                        List.of(new Break(
                                "by-currency/total", "publish/by-currency", "partition 0", "55.00", "45.00", "")),
                        Verdict::getBreaks);
    }

    @Test
    void releasesAHeldBatchByForceOnly() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 10);
        batch.events().remove(4);
        running.send(batch);

        // When
        running.say(decision("one", Action.RELEASE, false));
        Verdict refused = running.lastVerdict();
        running.say(decision("two", Action.RELEASE, true));
        Verdict released = running.lastVerdict();

        // Then
        assertThat(refused.getState()).isEqualTo(BatchState.HELD);
        assertThat(refused.getDecisions().get(0).getRefusal())
                .contains("out of balance")
                .contains("force");
        assertThat(released.getState()).isEqualTo(BatchState.RELEASED);
        assertThat(released.getDecisions()).hasSize(2);
        assertThat(running.releases())
                .singleElement()
                .returns("ann", Release::getBy)
                .returns(Outcome.OUT_OF_BALANCE, Release::getOutcome);
    }

    @Test
    void holdsABalancedBatchThatAnOperatorStopped() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 3).stating("amount", "6.00", "6.00");
        running.say(batch.started());
        running.say(decision("one", Action.HOLD, false));

        // When
        running.send(batch);

        // Then
        assertThat(running.lastVerdict())
                .returns(BatchState.HELD, Verdict::getState)
                .returns(Outcome.BALANCED, Verdict::getOutcome);
        assertThat(running.releases()).isEmpty();
    }

    @Test
    void takesNoFurtherDecisionOnARejectedBatch() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 3);
        running.send(batch);

        // When
        running.say(decision("one", Action.REJECT, false));
        running.say(decision("two", Action.RELEASE, true));
        running.say(decision("two", Action.RELEASE, true));

        // Then
        Verdict verdict = running.lastVerdict();
        assertThat(verdict.getState()).isEqualTo(BatchState.REJECTED);
        assertThat(verdict.getDecisions())
                .extracting(Decision::getRefusal)
                .containsExactly("", "the batch is already rejected");
        assertThat(running.releases()).isEmpty();
    }

    @Test
    void letsANewerRevisionSupersedeTheOlderOne() {
        // Given
        SentBatch first = given(TestFeeds.payments(), 3).stating("amount", "6.00", "6.00");
        SentBatch second =
                batch(TestFeeds.payments(), "payments/2026-11-22/1/r2", 4).stating("amount", "10.00", "10.00");
        running.send(first);

        // When
        running.send(second);

        // Then
        List<Verdict> verdicts = running.verdicts();
        assertThat(last(verdicts, BATCH).getState()).isEqualTo(BatchState.SUPERSEDED);
        assertThat(last(verdicts, "payments/2026-11-22/1/r2").getState()).isEqualTo(BatchState.RELEASED);
    }

    @Test
    void supersedesAnOlderRevisionThatComesAfterTheNewerOne() {
        // Given
        SentBatch first = given(TestFeeds.payments(), 3).stating("amount", "6.00", "6.00");
        running.send(batch(TestFeeds.payments(), "payments/2026-11-22/1/r2", 4).stating("amount", "10.00", "10.00"));
        assertThat(running.verdicts()).extracting(Verdict::getBatch).containsOnly("payments/2026-11-22/1/r2");
        running.releases();

        // When
        running.send(first);

        // Then
        assertThat(running.verdicts())
                .singleElement()
                .returns(BATCH, Verdict::getBatch)
                .returns(BatchState.SUPERSEDED, Verdict::getState);
        assertThat(running.releases()).isEmpty();
    }

    @Test
    void holdsABatchOfAFeedThatItDoesNotKnow() {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 3);
        StageTally audit = StageTallies.audit("refunds/2026-11-22/1/r1");

        // When
        running.say(audit);
        running.say(StageTallies.taskEnded("refunds/2026-11-22/1/r1"));

        // Then
        assertThat(batch.events()).hasSize(3);
        assertThat(running.lastVerdict())
                .returns(BatchState.HELD, Verdict::getState)
                .returns(Outcome.INCOMPLETE, Verdict::getOutcome)
                .extracting(verdict -> verdict.getBreaks().get(0).getCheck())
                .isEqualTo("feed");
    }

    @Test
    void givesTheSameVerdictsWhenTheControlLogIsReplayed() throws IOException {
        // Given
        SentBatch batch = given(TestFeeds.payments(), 10);
        List<SpecificRecord> log = new ArrayList<>();
        Consumer<SpecificRecord> say = message -> {
            running.say(message);
            log.add(message);
        };
        batch.events().remove(4);
        say.accept(batch.started());
        running.sendEvents(batch.events());
        running.sendEvents(batch.markers());
        log.addAll(running.audits());
        say.accept(batch.taskEnded());
        say.accept(decision("one", Action.RELEASE, true));
        List<Verdict> verdicts = running.verdicts();

        // When
        List<Verdict> replayed;
        try (RunningTopology other = new RunningTopology(folder.resolve("replay"), TestFeeds.payments())) {
            log.forEach(message -> other.say(message, SentBatch.START.plusMillis(11)));
            replayed = other.verdicts();
        }

        // Then
        assertThat(bytes(last(replayed, BATCH))).isEqualTo(bytes(last(verdicts, BATCH)));
    }

    private static byte[] bytes(Verdict verdict) throws IOException {
        return verdict.toByteBuffer().array();
    }

    private static Verdict last(List<Verdict> verdicts, String batch) {
        return verdicts.stream()
                .filter(verdict -> verdict.getBatch().equals(batch))
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    private static Decision decision(String id, Action action, boolean force) {
        return Decision.newBuilder()
                .setId(id)
                .setBatch(BATCH)
                .setAction(action)
                .setBy("ann")
                .setReason("called the sender")
                .setForce(force)
                .setAt(SentBatch.START.plusSeconds(600))
                .build();
    }

    private static void alter(SentBatch batch, int index, byte[] value) {
        ProducerRecord<byte[], byte[]> event = batch.events().get(index);
        batch.events()
                .set(
                        index,
                        new ProducerRecord<>(
                                event.topic(),
                                event.partition(),
                                event.timestamp(),
                                event.key(),
                                value,
                                event.headers()));
    }

    private List<SequenceFault> faults() {
        List<StageTally> audits = running.audits();
        return audits.get(audits.size() - 1).getFaults();
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = ReconcileTopologyTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
