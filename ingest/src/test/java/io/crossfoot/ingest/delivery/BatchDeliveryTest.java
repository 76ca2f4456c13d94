package io.crossfoot.ingest.delivery;

import static io.crossfoot.ingest.delivery.Orders.PARTITIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.common.balance.SourceReport;
import io.crossfoot.common.batch.EventHeaders;
import io.crossfoot.common.batch.Stamp;
import io.crossfoot.common.batch.StampReader;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.SourceWaits;
import io.crossfoot.schema.BatchEnded;
import io.crossfoot.schema.BatchStarted;
import io.crossfoot.schema.EndOfBatch;
import io.crossfoot.schema.IngestState;
import io.crossfoot.schema.Problem;
import io.crossfoot.schema.Reject;
import io.crossfoot.schema.ResumePoint;
import io.crossfoot.schema.Tally;
import io.crossfoot.schema.TaskEnded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchDeliveryTest {

    private static final String EVENTS = "orders.events";
    private static final String REJECTS = "orders.rejects";

    /** Both must give the same totals. */
    enum Form {
        RECORD,
        BLOCK;

        Feed feed() {
            return this == RECORD ? Orders.byRecord() : Orders.inBlocks();
        }
    }

    @ParameterizedTest
    @EnumSource
    void numbersRecordsOfEachPartitionWithoutGap(Form form) throws Exception {
        // Given
        Courier courier = new Courier(form.feed(), 100);
        // When
        courier.deliver(Orders.records(1_000));
        // Then
        Map<Integer, List<Long>> numbers = new StampedEvents(courier.sent(EVENTS)).partitionSequences();
        assertThat(numbers).hasSize(PARTITIONS);
        assertThat(numbers.values())
                .allSatisfy(each -> assertThat(each)
                        .containsExactlyElementsOf(
                                LongStream.range(0, each.size()).boxed().toList()));
        assertThat(numbers.values().stream().mapToInt(List::size).sum()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @EnumSource
    void endsEveryPartitionWithMarkerThatTalliesWhatStandsThere(Form form) throws Exception {
        // Given
        Courier courier = new Courier(form.feed(), 100);
        // When
        SourceReport report = courier.deliver(Orders.records(1_000));
        // Then
        List<EndOfBatch> markers = courier.sent(EVENTS, EndOfBatch.class);
        assertThat(markers).extracting(EndOfBatch::getPartition).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(markers.stream()
                        .mapToLong(marker -> marker.getTally().getRecords())
                        .sum())
                .isEqualTo(1_000);
        assertThat(report.passed().getTotals()).containsEntry("amount", "1500.00");
        for (int partition = 0; partition < PARTITIONS; partition++) {
            assertThat(last(courier, partition).headers().lastHeader(EventHeaders.MARKER))
                    .isNotNull();
        }
    }

    private static ProducerRecord<byte[], byte[]> last(Courier courier, int partition) {
        List<ProducerRecord<byte[], byte[]>> messages = courier.sent(EVENTS).stream()
                .filter(message -> message.partition() == partition)
                .toList();
        return messages.get(messages.size() - 1);
    }

    @Test
    void countsTheSameInBlocksAsInRecords() throws Exception {
        // Given
        Courier byRecord = new Courier(Orders.byRecord(), 100);
        Courier inBlocks = new Courier(Orders.inBlocks(), 100);
        // When
        Tally one = byRecord.deliver(Orders.sections(5, 30)).passed();
        Tally other = inBlocks.deliver(Orders.sections(5, 30)).passed();
        // Then
        assertThat(one).isEqualTo(other);
        assertThat(inBlocks.sent(EVENTS)).hasSizeLessThan(byRecord.sent(EVENTS).size());
    }

    @Test
    void mixesNoSectionsInOneBlock() throws Exception {
        // Given
        Courier courier = new Courier(Orders.inBlocks(), 1_000);
        // When
        courier.deliver(Orders.sections(4, 25));
        // Then
        Map<String, Integer> recordsBySection = new StampedEvents(courier.sent(EVENTS)).recordsBySection();
        assertThat(recordsBySection).isEqualTo(Map.of("S1", 25, "S2", 25, "S3", 25, "S4", 25));
    }

    @Test
    void opensBatchOnceAndClosesItInTheLastTransaction() throws Exception {
        // Given
        Courier courier = new Courier(Orders.byRecord(), 100);
        // When
        courier.deliver(Orders.records(250));
        // Then
        assertThat(courier.control(BatchStarted.class)).singleElement().satisfies(started -> {
            assertThat(started.getPartitions()).isEqualTo(PARTITIONS);
            assertThat(started.getSource()).isEqualTo(Orders.SOURCE);
        });
        assertThat(courier.control(TaskEnded.class)).hasSize(1);
        assertThat(courier.control(BatchEnded.class)).hasSize(1);
        assertThat(courier.producer.commitCount()).isEqualTo(3);
        assertThat(courier.committed)
                .extracting(ResumePoint::getState)
                .containsExactly(IngestState.STARTED, IngestState.STARTED, IngestState.ENDED);
        assertThat(courier.committed).extracting(ResumePoint::getSequence).containsExactly(100L, 200L, 250L);
        assertThat(courier.committed).extracting(ResumePoint::getInstance).containsOnly(Courier.INSTANCE);
    }

    @Test
    void deliversEmptySourceAsBatchOfNoRecords() throws Exception {
        // Given
        Courier courier = new Courier(Orders.byRecord(), 100);
        // When
        SourceReport report = courier.deliver(Orders.records(0));
        // Then
        assertThat(report.records()).isZero();
        assertThat(courier.control(BatchStarted.class)).hasSize(1);
        assertThat(courier.sent(EVENTS, EndOfBatch.class)).hasSize(PARTITIONS);
        assertThat(courier.control(BatchEnded.class)).hasSize(1);
    }

    @Test
    void deliversMalformedSourceToItsEndAndNamesTheProblem() throws Exception {
        // Given
        Courier courier = new Courier(Orders.byRecord(), 100);
        Problem problem = new Problem("line 3", "no trailer was found");
        // When
        courier.deliver(List.of(Orders.record(1, "", "1.00"), Orders.ended(problem)));
        // Then
        assertThat(courier.control(TaskEnded.class))
                .singleElement()
                .satisfies(ended -> assertThat(ended.getProblems()).containsExactly(problem));
        assertThat(courier.sent(EVENTS, EndOfBatch.class)).hasSize(PARTITIONS);
    }

    @Test
    void sendsRejectsApartAndCountsThem() throws Exception {
        // Given
        Courier courier = new Courier(Orders.byRecord(), 100);
        // When
        SourceReport report = courier.deliver(List.of(
                Orders.record(1, "", "1.00"), Orders.rejected(2), Orders.record(3, "", "1.00"), Orders.ended()));
        // Then
        assertThat(report.passed().getRecords()).isEqualTo(2);
        assertThat(report.rejected().getRecords()).isEqualTo(1);
        assertThat(courier.sent(REJECTS, Reject.class))
                .singleElement()
                .satisfies(reject -> assertThat(reject.getSequence()).isEqualTo(2));
        assertThat(courier.sent(REJECTS).get(0).key()).asString().isEqualTo("orders/2026-11-22/1/r1#0#2");
    }

    @Test
    void reportsManySectionsInParts() throws Exception {
        // Given
        Courier courier = new Courier(Orders.byRecord(), 100_000);
        // When
        courier.deliver(Orders.sections(1_201, 1));
        // Then
        List<TaskEnded> parts = courier.control(TaskEnded.class);
        assertThat(parts).extracting(TaskEnded::getPart).containsExactly(0, 1, 2);
        assertThat(parts).extracting(part -> part.getSections().size()).containsExactly(500, 500, 201);
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.getParts()).isEqualTo(3);
            assertThat(part.getPassed().getRecords()).isEqualTo(1_201);
        });
    }

    @ParameterizedTest
    @EnumSource
    void goesOnAfterTheLastCommitAndSendsTheSameAsWithoutBreak(Form form) throws Exception {
        // Given
        Courier whole = new Courier(form.feed(), 100);
        whole.deliver(Orders.sections(10, 100));
        Courier broken = new Courier(form.feed(), 70);
        breakAfter(3, broken, Orders.sections(10, 100));
        Courier next = new Courier(form.feed(), 110);
        // When
        next.deliver(Orders.sections(10, 100), Optional.of(broken.committed.get(2)));
        // Then
        List<ProducerRecord<byte[], byte[]>> both = new ArrayList<>(broken.sent(EVENTS));
        both.addAll(next.sent(EVENTS));
        assertThat(new StampedEvents(both).partitionSequences())
                .isEqualTo(new StampedEvents(whole.sent(EVENTS)).partitionSequences());
        assertThat(next.control(TaskEnded.class).get(0).getPassed())
                .isEqualTo(whole.control(TaskEnded.class).get(0).getPassed());
        assertThat(next.sent(EVENTS, EndOfBatch.class)).isEqualTo(whole.sent(EVENTS, EndOfBatch.class));
        assertThat(next.control(BatchStarted.class)).isEmpty();
    }

    @Test
    void letsTheFirstOfSeveralTasksSayThatTheBatchStartsAndTheLastThatItEnds() throws Exception {
        // Given
        Courier first = new Courier(Orders.byRecord(), 100);
        Courier last = new Courier(Orders.byRecord(), 100);
        // When
        first.deliver(Orders.task(0, 2, Sent.NOTHING), Orders.records(30), Optional.empty());
        last.deliver(Orders.task(1, 2, Sent.upTo(first.committed)), Orders.records(12), Optional.empty());
        // Then
        assertThat(first.control(BatchStarted.class)).singleElement().satisfies(started -> {
            assertThat(started.getTasks()).isEqualTo(2);
            assertThat(started.getSource().getName()).isEqualTo("orders");
        });
        assertThat(first.control(BatchEnded.class)).isEmpty();
        assertThat(first.sent(EVENTS, EndOfBatch.class)).hasSize(PARTITIONS).allMatch(end -> end.getTask() == 0);
        assertThat(last.control(BatchStarted.class)).isEmpty();
        assertThat(last.sent(EVENTS, EndOfBatch.class)).hasSize(PARTITIONS).allMatch(end -> end.getTask() == 1);
        assertThat(last.control(TaskEnded.class)).singleElement().satisfies(ended -> {
            assertThat(ended.getPassed().getRecords()).isEqualTo(12);
            assertThat(ended.getSource()).isEqualTo(Orders.SOURCE);
        });
        assertThat(last.control(BatchEnded.class)).singleElement().satisfies(ended -> {
            assertThat(ended.getTasks()).isEqualTo(2);
            assertThat(ended.getPassed().getRecords()).isEqualTo(42);
            assertThat(ended.getPassed().getTotals()).containsEntry("amount", "63.00");
        });
        assertThat(last.committed).last().satisfies(point -> {
            assertThat(point.getTasks()).isEqualTo(2);
            assertThat(point.getDelivery().getName()).isEqualTo("orders");
        });
    }

    private static void breakAfter(int commits, Courier courier, List<SourceItem> items) {
        courier.commitsThatSucceed = commits;
        assertThatThrownBy(() -> courier.deliver(items)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void refusesToGoOnWithOtherContent() throws Exception {
        // Given
        Courier broken = new Courier(Orders.byRecord(), 100);
        breakAfter(1, broken, Orders.records(500));
        List<SourceItem> altered = new ArrayList<>(Orders.records(500));
        altered.set(41, Orders.record(42, "", "1.51"));
        Courier next = new Courier(Orders.byRecord(), 100);
        // When
        var delivery = assertThatThrownBy(() -> next.deliver(altered, Optional.of(broken.committed.get(0))));
        // Then
        delivery.isInstanceOf(ReplayDiffers.class)
                .hasMessageContaining("orders/2026-11-22/1/r1")
                .hasMessageContaining("sent:");
        assertThat(next.producer.history()).isEmpty();
    }

    @Test
    void refusesToGoOnWhereTheSourceIsShorterThanWhatWasSent() throws Exception {
        // Given
        Courier broken = new Courier(Orders.byRecord(), 100);
        breakAfter(1, broken, Orders.records(500));
        Courier next = new Courier(Orders.byRecord(), 100);
        // When
        var delivery = assertThatThrownBy(() -> next.deliver(Orders.records(50), Optional.of(broken.committed.get(0))));
        // Then
        delivery.isInstanceOf(ReplayDiffers.class).hasMessageContaining("record: 100 was committed, 50 is there now");
    }

    @Test
    void takesBackWhatIsNotCommittedWhenTheSourceChanges() throws Exception {
        // Given
        Courier courier = new Courier(Orders.byRecord(), 100);
        courier.sourceChanges = true;
        // When
        var delivery = assertThatThrownBy(() -> courier.deliver(Orders.records(150)));
        // Then
        delivery.isInstanceOf(DeliveryException.class);
        assertThat(courier.sent(EVENTS)).hasSize(100);
        assertThat(courier.producer.transactionInFlight()).isFalse();
    }

    @Test
    void commitsWhatItHasSentWhenToldToStop() throws Exception {
        // Given
        Courier courier = new Courier(Orders.byRecord(), 1_000_000);
        courier.stop = true;
        // When
        var delivery = assertThatThrownBy(() -> courier.deliver(Orders.records(5_000)));
        // Then
        delivery.isInstanceOf(DeliveryStopped.class);
        assertThat(courier.committed).singleElement().satisfies(point -> {
            assertThat(point.getState()).isEqualTo(IngestState.STARTED);
            assertThat(courier.sent(EVENTS)).hasSize((int) point.getSequence());
        });
    }

    @Test
    void keepsNoTransactionOpenWhileTheSourceIsSlow() throws Exception {
        // Given
        AtomicLong now = new AtomicLong();
        Courier courier = new Courier(Orders.byRecord(), 100);
        courier.nanoTime = () -> now.getAndAdd(Duration.ofHours(1).toNanos());
        List<SourceItem> items = new ArrayList<>(Orders.records(10));
        items.add(5, new SourceWaits());
        items.add(6, new SourceWaits());
        // When
        courier.deliver(items);
        // Then
        assertThat(courier.committed).extracting(ResumePoint::getSequence).containsExactly(5L, 10L);
        assertThat(courier.control(BatchStarted.class)).hasSize(1);
    }

    @Test
    void stopsWhileTheSourceIsSlow() {
        // Given
        Courier courier = new Courier(Orders.byRecord(), 100);
        courier.stop = true;
        List<SourceItem> items = new ArrayList<>(Orders.records(10));
        items.add(5, new SourceWaits());
        // When
        var delivery = assertThatThrownBy(() -> courier.deliver(items));
        // Then
        delivery.isInstanceOf(DeliveryStopped.class);
        assertThat(courier.sent(EVENTS)).isEmpty();
    }

    @Test
    void saysOfADatabaseWhoseRowsHaveChangedThatTheyMayBeAskedForAgain() {
        // Given
        Feed feed = ConfigReader.read("""
                name: orders
                format:
                  rows: {database: core, type: Order, query: select * from orders, order: [id], columns: [{name: account}]}
                key: [account]
                """, "orders.yaml", Feed.class);
        ResumePoint point = new ResumePoint(
                Orders.BATCH.toString(),
                0,
                "orders",
                IngestState.STARTED,
                Orders.SOURCE,
                0L,
                7L,
                List.of(),
                null,
                null,
                Instant.EPOCH,
                1,
                null,
                "");
        // When
        ReplayDiffers differs = new ReplayDiffers(feed, point, List.of("sent: 1 was committed, 2 is there now"));
        // Then
        assertThat(differs)
                .hasMessageContaining("The batch stays incomplete")
                .hasMessageContaining("crossfoot extract orders")
                .hasMessageContaining("next revision");
    }

    /** What the stamps of messages say. */
    private record StampedEvents(List<ProducerRecord<byte[], byte[]>> messages) {

        private record Piece(int partition, Stamp stamp, int records) {}

        private List<Piece> pieces() {
            StampReader stamps = new StampReader();
            return messages.stream()
                    .filter(message -> !EventHeaders.of(message.headers()).isMarker())
                    .map(message -> new Piece(
                            message.partition(),
                            stamps.read(EventHeaders.of(message.headers()).stamp()),
                            EventHeaders.of(message.headers()).records()))
                    .toList();
        }

        Map<Integer, List<Long>> partitionSequences() {
            return pieces().stream()
                    .collect(Collectors.groupingBy(
                            Piece::partition,
                            Collectors.flatMapping(
                                    piece -> LongStream.range(0, piece.records())
                                            .mapToObj(i -> piece.stamp().partitionSequence() + i),
                                    Collectors.toList())));
        }

        Map<String, Integer> recordsBySection() {
            return pieces().stream()
                    .collect(Collectors.groupingBy(
                            piece -> piece.stamp().section(), Collectors.summingInt(Piece::records)));
        }
    }
}
