package io.crossfoot.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.schema.IngestState;
import io.crossfoot.schema.ResumePoint;
import io.crossfoot.schema.SourceFile;
import io.crossfoot.schema.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedHistoryTest {

    private static final LocalDate SUNDAY = LocalDate.parse("2026-11-22");
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    private final FeedHistory history = new FeedHistory("orders");

    @Test
    void beginsFirstBatchOfDate() {
        assertThat(history.assign("a.csv", SUNDAY, "aa")).isEqualTo(begin("orders/2026-11-22/1/r1"));
    }

    @Test
    void givesNewNameTheNextSequenceOfItsDate() {
        // Given
        add("orders/2026-11-22/1/r1", IngestState.ENDED, "a.csv", "aa", 10);
        add("orders/2026-11-22/2/r1", IngestState.ENDED, "b.csv", "bb", 10);
        // When
        Assignment sameDate = history.assign("c.csv", SUNDAY, "cc");
        Assignment nextDate = history.assign("c.csv", MONDAY, "cc");
        // Then
        assertThat(sameDate).isEqualTo(begin("orders/2026-11-22/3/r1"));
        assertThat(nextDate).isEqualTo(begin("orders/2026-11-23/1/r1"));
    }

    @Test
    void makesCorrectedFileTheNextRevision() {
        // Given
        add("orders/2026-11-22/1/r1", IngestState.ENDED, "a.csv", "aa", 10);
        add("orders/2026-11-22/1/r2", IngestState.ENDED, "a.csv", "ab", 10);
        add("orders/2026-11-22/2/r1", IngestState.ENDED, "b.csv", "bb", 10);
        // When
        Assignment corrected = history.assign("a.csv", SUNDAY, "ac");
        // Then
        assertThat(corrected).isEqualTo(begin("orders/2026-11-22/1/r3"));
    }

    @Test
    void sendsNoContentTwiceWhateverItsName() {
        // Given
        add("orders/2026-11-22/1/r1", IngestState.ENDED, "a.csv", "aa", 10);
        // When
        Assignment again = history.assign("a.csv", SUNDAY, "aa");
        Assignment renamed = history.assign("z.csv", MONDAY, "aa");
        // Then
        assertThat(again).isEqualTo(alreadyDelivered("orders/2026-11-22/1/r1"));
        assertThat(renamed).isEqualTo(alreadyDelivered("orders/2026-11-22/1/r1"));
    }

    @Test
    void takesSecondQuietDayForAnotherBatch() {
        // Given
        add("orders/2026-11-22/1/r1", IngestState.ENDED, "a.csv", "aa", 0);
        // When
        Assignment sameFile = history.assign("a.csv", SUNDAY, "aa");
        Assignment nextDay = history.assign("a.csv", MONDAY, "aa");
        // Then
        assertThat(sameFile).isEqualTo(alreadyDelivered("orders/2026-11-22/1/r1"));
        assertThat(nextDay).isEqualTo(begin("orders/2026-11-23/1/r1"));
    }

    @Test
    void goesOnWithBatchThatWasBegunWithTheSameContent() {
        // Given
        ResumePoint begun = add("orders/2026-11-22/1/r1", IngestState.STARTED, "a.csv", "aa", 10);
        // When
        Assignment afterMidnight = history.assign("a.csv", MONDAY, "aa");
        // Then
        assertThat(afterMidnight).isEqualTo(new Assignment.GoOn(BatchId.parse("orders/2026-11-22/1/r1"), begun));
    }

    @Test
    void supersedesUnfinishedBatchWhoseFileWasReplaced() {
        // Given
        add("orders/2026-11-22/1/r1", IngestState.STARTED, "a.csv", "aa", 10);
        // When
        Assignment replaced = history.assign("a.csv", SUNDAY, "ab");
        // Then
        assertThat(replaced).isEqualTo(begin("orders/2026-11-22/1/r2"));
    }

    @Test
    void givesTheNumberAgainOfBatchThatNothingWasSentFor() {
        // Given
        add("orders/2026-11-22/1/r1", IngestState.ENDED, "a.csv", "aa", 10);
        add("orders/2026-11-22/1/r2", IngestState.STARTED, "a.csv", "ab", 0);
        // When
        Assignment replaced = history.assign("a.csv", SUNDAY, "ac");
        // Then
        assertThat(replaced).isEqualTo(begin("orders/2026-11-22/1/r2"));
        assertThat(history.unfinished()).isEmpty();
    }

    @Test
    void tellsWhoMayStillSend() {
        // Given
        add("orders/2026-11-22/1/r1", IngestState.STARTED, "a.csv", "aa", 10);
        add("orders/2026-11-22/2/r1", IngestState.STARTED, "b.csv", "bb", 10);
        add("orders/2026-11-22/2/r2", IngestState.ENDED, "b.csv", "bc", 10);
        // When
        Optional<String> ofBatch = history.holder(BatchId.parse("orders/2026-11-22/1/r1"));
        Optional<String> ofNextRevision = history.holder(BatchId.parse("orders/2026-11-22/1/r2"));
        Optional<String> afterEnd = history.holder(BatchId.parse("orders/2026-11-22/2/r3"));
        Optional<String> ofNewBatch = history.holder(BatchId.parse("orders/2026-11-22/3/r1"));
        // Then
        assertThat(ofBatch).contains("east");
        assertThat(ofNextRevision).contains("east");
        assertThat(afterEnd).isEmpty();
        assertThat(ofNewBatch).isEmpty();
    }

    @Test
    void namesUnfinishedBatchesThatNothingSupersedes() {
        // Given
        add("orders/2026-11-22/1/r1", IngestState.STARTED, "a.csv", "aa", 10);
        add("orders/2026-11-22/1/r2", IngestState.STARTED, "a.csv", "ab", 10);
        add("orders/2026-11-22/2/r1", IngestState.ENDED, "b.csv", "bb", 10);
        // When
        List<ResumePoint> unfinished = history.unfinished();
        // Then
        assertThat(unfinished).extracting(ResumePoint::getBatch).containsExactly("orders/2026-11-22/1/r2");
    }

    @Test
    void goesOnWithASetOfWhichNotEveryTaskHasBegun() {
        // Given
        ResumePoint first = addPart("orders/2026-11-22/1/r1", 0, IngestState.ENDED, "ab", 10);
        // When
        Assignment sameSet = history.assign("set", SUNDAY, "ab");
        // Then
        assertThat(sameSet).isEqualTo(new Assignment.GoOn(BatchId.parse("orders/2026-11-22/1/r1"), first));
        assertThat(history.point(BatchId.parse("orders/2026-11-22/1/r1"), 1)).isEmpty();
    }

    @Test
    void knowsASetAgainWhenAllItsTasksHaveEnded() {
        // Given
        addPart("orders/2026-11-22/1/r1", 1, IngestState.ENDED, "ab", 0);
        addPart("orders/2026-11-22/1/r1", 0, IngestState.ENDED, "ab", 10);
        // When
        Assignment renamed = history.assign("other", MONDAY, "ab");
        // Then
        assertThat(renamed).isEqualTo(alreadyDelivered("orders/2026-11-22/1/r1"));
        assertThat(history.endedSets()).singleElement().asInstanceOf(LIST).hasSize(2);
    }

    @Test
    void makesASetWithAnyOtherContentTheNextRevision() {
        // Given
        addPart("orders/2026-11-22/1/r1", 0, IngestState.ENDED, "ab", 10);
        addPart("orders/2026-11-22/1/r1", 1, IngestState.STARTED, "ab", 5);
        // When
        Assignment corrected = history.assign("set", SUNDAY, "ac");
        // Then
        assertThat(corrected).isEqualTo(begin("orders/2026-11-22/1/r2"));
        assertThat(history.unfinished()).extracting(ResumePoint::getTask).containsExactly(0, 1);
    }

    @Test
    void addsUpWhatTheTasksBeforeHaveSent() {
        // Given
        BatchId batch = BatchId.parse("orders/2026-11-22/1/r1");
        addPart(batch.toString(), 0, IngestState.ENDED, "ab", 10);
        addPart(batch.toString(), 1, IngestState.STARTED, "ab", 5);
        // When // Then
        assertThat(history.before(batch, 0)).isEqualTo(Sent.NOTHING);
        assertThat(history.before(batch, 1).passed().getRecords()).isEqualTo(10);
        assertThat(history.before(batch, 2).all().records()).isEqualTo(15);
    }

    private ResumePoint addPart(String batch, int task, IngestState state, String setFingerprint, long records) {
        ResumePoint point = point(batch, state, "set-" + task, "part " + task, records);
        point.setTask(task);
        point.setTasks(2);
        point.setDelivery(new SourceFile("set", 200L, setFingerprint));
        history.add(point);
        return point;
    }

    private ResumePoint add(String batch, IngestState state, String file, String fingerprint, long records) {
        ResumePoint point = point(batch, state, file, fingerprint, records);
        history.add(point);
        return point;
    }

    private static ResumePoint point(String batch, IngestState state, String file, String fingerprint, long records) {
        Tally passed = new Tally(records, Map.of(), 0L, 0L);
        Tally rejected = new Tally(0L, Map.of(), 0L, 0L);
        return new ResumePoint(
                batch,
                0,
                "orders",
                state,
                new SourceFile(file, 100L, fingerprint),
                100L,
                records,
                List.of(records),
                passed,
                rejected,
                Instant.EPOCH,
                1,
                null,
                "east");
    }

    private static Assignment begin(String batch) {
        return new Assignment.Begin(BatchId.parse(batch));
    }

    private static Assignment alreadyDelivered(String batch) {
        return new Assignment.AlreadyDelivered(BatchId.parse(batch));
    }
}
