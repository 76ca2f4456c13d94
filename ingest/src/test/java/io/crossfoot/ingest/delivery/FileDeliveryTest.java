package io.crossfoot.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.registry.AvroDecoder;
import io.crossfoot.common.registry.SchemaRegistryClient;
import io.crossfoot.common.topic.CrossfootTopics;
import io.crossfoot.ingest.format.rows.Databases;
import io.crossfoot.ingest.inbox.Arrivals;
import io.crossfoot.ingest.inbox.FeedInbox;
import io.crossfoot.ingest.sidecar.SourceReaders;
import io.crossfoot.schema.BatchEnded;
import io.crossfoot.schema.BatchStarted;
import io.crossfoot.schema.IngestState;
import io.crossfoot.schema.ResumePoint;
import io.crossfoot.schema.TaskEnded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches of several files; Kafka's own stand-in takes what is sent. */
class FileDeliveryTest {

    private static final Map<String, Object> REGISTRY = Map.of("schema.registry.url", "mock://file-delivery");
    private static final String FIRST = "orders-20261122-1of2";
    private static final String SECOND = "orders-20261122-2of2";

    @TempDir
    private Path folder;

    private final Feed feed = Orders.inParts();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private FeedInbox inbox;

    @BeforeEach
    void arrive() throws Exception {
        producer.initTransactions();
        inbox = new FeedInbox(folder, feed.source(), InstantSource.system());
        inbox.create();
        put();
    }

    @Test
    void deliversThePartsOfASetAsTasksOfOneBatchAndPutsThemAwayTogether() throws Exception {
        // When
        deliver(new FeedHistory("orders"));
        // Then
        assertThat(control(BatchStarted.class)).singleElement().satisfies(started -> {
            assertThat(started.getBatch()).isEqualTo("orders/2026-11-22/1/r1");
            assertThat(started.getTasks()).isEqualTo(2);
            assertThat(started.getSource().getName()).isEqualTo("orders-20261122");
        });
        assertThat(control(TaskEnded.class))
                .extracting(ended -> ended.getSource().getName())
                .containsExactly(FIRST, SECOND);
        assertThat(control(BatchEnded.class))
                .singleElement()
                .satisfies(ended -> assertThat(ended.getPassed().getRecords()).isEqualTo(3));
        assertThat(folder.resolve(".done").resolve(FIRST)).exists();
        assertThat(folder.resolve(".done").resolve(SECOND)).exists();
    }

    @Test
    void goesOnWithTheNextPartAfterACrashBetweenTwo() throws Exception {
        // Given
        FeedHistory crashed = new FeedHistory("orders");
        crashed.add(points().get(0));
        // When
        deliver(crashed);
        // Then
        assertThat(control(BatchStarted.class)).isEmpty();
        assertThat(control(TaskEnded.class)).extracting(TaskEnded::getTask).containsExactly(1);
        assertThat(control(BatchEnded.class))
                .singleElement()
                .satisfies(ended -> assertThat(ended.getPassed().getRecords()).isEqualTo(3));
        assertThat(folder.resolve(".done").resolve(FIRST)).exists();
    }

    @Test
    void sendsNothingOfASetThatHasBeenDelivered() throws Exception {
        // Given
        FeedHistory history = new FeedHistory("orders");
        points().forEach(history::add);
        // When
        deliver(history);
        // Then
        assertThat(producer.history()).isEmpty();
        assertThat(folder.resolve(".done").resolve(SECOND)).exists();
    }

    @Test
    void putsAwayAllOfASetWhoseBatchCannotBeGoneOnWith() throws Exception {
        // Given
        List<ResumePoint> points = points();
        points.get(1).setState(IngestState.STARTED);
        points.get(1).setPosition(1L);
        FeedHistory history = new FeedHistory("orders");
        points.forEach(history::add);
        // When
        deliver(history);
        // Then
        assertThat(producer.history()).isEmpty();
        assertThat(folder.resolve(".failed").resolve(FIRST)).exists();
        assertThat(folder.resolve(".failed").resolve(SECOND)).exists();
    }

    /** How far the tasks have come that deliver the set, which is there again afterwards. */
    private List<ResumePoint> points() throws Exception {
        deliver(new FeedHistory("orders"));
        List<ResumePoint> points = sent(CrossfootTopics.INGEST, ResumePoint.class);
        producer.clear();
        put();
        return points;
    }

    private void put() throws IOException {
        Files.writeString(folder.resolve(FIRST), "A1,10.00,2026-11-22\nA2,20.00,2026-11-22\n");
        Files.writeString(folder.resolve(SECOND), "A3,30.00,2026-11-22\n");
    }

    private void deliver(FeedHistory history) throws Exception {
        IngestMetrics metrics = new IngestMetrics(new MetricRegistry());
        FileDelivery delivery = new FileDelivery(
                feed,
                new Filing("orders", inbox, metrics),
                new SourceReaders(Databases.none(), true),
                "east",
                new TransactionBounds(1_000, Duration.ofHours(1), Duration.ofHours(2)),
                metrics,
                Clock.systemUTC(),
                new StopSignal(),
                progress -> {});
        inbox.arrived();
        Arrivals arrivals = Arrivals.of(inbox.arrived(), feed.source());
        assertThat(arrivals.whole()).hasSize(1);
        Allotments allotments = new Allotments(
                "orders",
                "east",
                Orders.PARTITIONS,
                new OwnLog(history),
                new Alone(),
                Clock.systemUTC(),
                failures -> {});
        FeedConnection connection = new FeedConnection(producer, new FeedEncoder(feed, REGISTRY), allotments);
        assertThat(delivery.deliver(arrivals.whole().get(0), connection)).isEmpty();
    }

    /** A log that nobody else writes. */
    private record OwnLog(FeedHistory history) implements AllotmentLog {

        @Override
        public void catchUp() {}

        @Override
        public void fence(String instance) {}

        @Override
        public boolean write(ResumePoint point) {
            history.add(point);
            return true;
        }

        @Override
        public void close() {}
    }

    /** The only instance there is. */
    private static final class Alone implements Presence {

        @Override
        public boolean isCounted() {
            return true;
        }

        @Override
        public boolean isAlone() {
            return true;
        }

        @Override
        public boolean isPresent(String instance) {
            return instance.equals("east");
        }
    }

    private <T extends SpecificRecord> List<T> control(Class<T> type) {
        return sent(CrossfootTopics.CONTROL, type);
    }

    private <T extends SpecificRecord> List<T> sent(String topic, Class<T> type) {
        AvroDecoder decoder = AvroDecoder.toGenerated(SchemaRegistryClient.connect(REGISTRY));
        return producer.history().stream()
                .filter(message -> message.topic().equals(topic))
                .map(message -> decoder.decode(topic, message.value()))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
