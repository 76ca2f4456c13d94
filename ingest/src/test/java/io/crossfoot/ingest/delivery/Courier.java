package io.crossfoot.ingest.delivery;

import io.crossfoot.common.balance.SourceReport;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.registry.AvroDecoder;
import io.crossfoot.common.registry.SchemaRegistryClient;
import io.crossfoot.common.topic.CrossfootTopics;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.schema.ResumePoint;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Delivers over Kafka's own stand-in for a producer, and shows what was committed. */
final class Courier implements DeliveryWatch {

    private static final Map<String, Object> REGISTRY = Map.of("schema.registry.url", "mock://courier");
    static final String INSTANCE = "east";

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T18:00:00Z"), ZoneOffset.UTC);

    final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    final List<ResumePoint> committed = new ArrayList<>();
    boolean stop;
    boolean sourceChanges;
    int commitsThatSucceed = Integer.MAX_VALUE;
    LongSupplier nanoTime = () -> 0;

    private final Feed feed;
    private final int recordsPerTransaction;

    Courier(Feed feed, int recordsPerTransaction) {
        this.feed = feed;
        this.recordsPerTransaction = recordsPerTransaction;
        producer.initTransactions();
    }

    SourceReport deliver(List<SourceItem> items) throws IOException {
        return deliver(items, Optional.empty());
    }

    SourceReport deliver(List<SourceItem> items, Optional<ResumePoint> from) throws IOException {
        return deliver(Orders.task(), items, from);
    }

    SourceReport deliver(Task task, List<SourceItem> items, Optional<ResumePoint> from) throws IOException {
        TransactionBounds bounds =
                new TransactionBounds(recordsPerTransaction, Duration.ofHours(1), Duration.ofHours(2));
        Transaction transaction = new Transaction(producer, bounds, nanoTime);
        return new BatchDelivery(feed, task, INSTANCE, from, new FeedEncoder(feed, REGISTRY), transaction, this, CLOCK)
                .deliver(new ListReader(items));
    }

    /** What was committed to a topic. */
    List<ProducerRecord<byte[], byte[]>> sent(String topic) {
        return producer.history().stream()
                .filter(message -> message.topic().equals(topic))
                .toList();
    }

    /** The messages of this type that were committed to a topic. */
    <T extends SpecificRecord> List<T> sent(String topic, Class<T> type) {
        AvroDecoder decoder = AvroDecoder.toGenerated(SchemaRegistryClient.connect(REGISTRY));
        return sent(topic).stream()
                .map(message -> decoder.decode(topic, message.value()))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    <T extends SpecificRecord> List<T> control(Class<T> type) {
        return sent(CrossfootTopics.CONTROL, type);
    }

    @Override
    public boolean mustStop() {
        return stop;
    }

    @Override
    public void progress(TaskCount count) {}

    @Override
    public void beforeCommit() {
        if (committed.size() == commitsThatSucceed) {
            producer.commitTransactionException = new TimeoutException("No answer to the commit");
        }
    }

    @Override
    public void sourceRead() {
        if (sourceChanges) {
            throw new ReplayDiffers(feed, committed.get(0), List.of("the source"));
        }
    }

    @Override
    public void committed(ResumePoint point) {
        committed.add(point);
    }
}
