package io.crossfoot.ingest.delivery;

import io.crossfoot.common.registry.AvroDecoder;
import io.crossfoot.common.registry.SchemaRegistryClient;
import io.crossfoot.common.topic.CrossfootTopics;
import io.crossfoot.schema.ResumePoint;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * What the topic {@value CrossfootTopics#INGEST} says of one feed: how far each batch has come, and which instance of
 * this app last took the feed over. Nothing of it is kept on local disk.
 *
 * <p>An instance takes a feed over with a claim: a message whose key is the feed, with its name in a header, and without
 * a value, so that compaction in time takes it away.
 */
final class FeedLog {

    /**
     * What the log says of a feed.
     *
     * @param owner the instance that last took the feed over; empty if the log no longer tells
     */
    record Content(FeedHistory history, Optional<String> owner) {}

    private static final String CLAIM = "crossfoot-instance";
    private static final Duration POLL = Duration.ofMillis(200);

    /** Longer than the transaction of another feed, in the same partition, may keep readers waiting. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String feed;
    private final Map<String, Object> kafka;
    private final Map<String, Object> registry;
    private final Clock clock;

    /**
     * @param kafka Kafka's client properties
     * @param registry the registry serdes' configuration
     */
    FeedLog(String feed, Map<String, Object> kafka, Map<String, Object> registry, Clock clock) {
        this.feed = feed;
        this.kafka = kafka;
        this.registry = registry;
        this.clock = clock;
    }

    /** The message by which an instance takes the feed over. */
    ProducerRecord<byte[], byte[]> claim(String instance) {
        return new ProducerRecord<>(
                CrossfootTopics.INGEST,
                null,
                feed.getBytes(StandardCharsets.UTF_8),
                null,
                List.of(new MessageHeader(CLAIM, instance.getBytes(StandardCharsets.UTF_8))));
    }

    /**
     * Reads the topic to its end.
     *
     * @throws org.apache.kafka.common.KafkaException if it cannot be read to its end
     */
    Content read() {
        FeedHistory history = new FeedHistory(feed);
        LastClaim claim = new LastClaim();
        AvroDecoder decoder = AvroDecoder.toGenerated(SchemaRegistryClient.connect(registry));
        readToEnd(message -> {
            String key = message.key() == null ? "" : new String(message.key(), StandardCharsets.UTF_8);
            if (key.equals(feed)) {
                claim.look(message);
            } else if (key.startsWith(feed + '/') && message.value() != null) {
                history.add((ResumePoint) decoder.decode(message.topic(), message.value()));
            }
        });
        return new Content(history, Optional.ofNullable(claim.instance));
    }

    private void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        Instant limit = clock.instant().plus(LIMIT);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer("read_committed")) {
            List<TopicPartition> partitions = consumer.partitionsFor(CrossfootTopics.INGEST).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = ends(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                consumer.poll(POLL).forEach(reader);
                requireBefore(limit);
            }
        }
    }

    /**
     * The true ends of the partitions. A read-committed consumer would be told of an earlier one, where a transaction of
     * another feed is open, and would miss what we have committed behind it.
     */
    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer("read_uncommitted")) {
            // Unassigned partitions would each be warned of.
            consumer.assign(partitions);
            return consumer.endOffsets(partitions);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) KafkaPatience.CALL.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) KafkaPatience.REQUEST.toMillis());
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void requireBefore(Instant limit) {
        if (clock.instant().isAfter(limit)) {
            throw new TimeoutException(
                    "Topic %s could not be read to its end within %d s; a transaction of another feed may be hanging there"
                            .formatted(CrossfootTopics.INGEST, LIMIT.toSeconds()));
        }
    }

    /** All claims of a feed have the same key, and so stand in one partition, in order. */
    private static final class LastClaim {

        private @Nullable String instance;

        void look(ConsumerRecord<byte[], byte[]> message) {
            Header header = message.headers().lastHeader(CLAIM);
            instance = header == null ? instance : new String(header.value(), StandardCharsets.UTF_8);
        }
    }
}
