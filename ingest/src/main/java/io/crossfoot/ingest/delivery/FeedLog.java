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
import java.util.stream.IntStream;
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
 * <p>An instance takes a feed over with a claim: a message whose key is the feed, with the instance's name in a header, and
 * without a value, so that compaction in time takes it away.
 */
final class FeedLog {

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

    /**
     * The messages by which an instance takes the feed over: one in each partition, so that their commit also ends what
     * a transaction that was committed may have left open there (see {@link LooseEnds}).
     */
    List<ProducerRecord<byte[], byte[]>> claims(String instance, int partitions) {
        MessageHeader name = new MessageHeader(CLAIM, instance.getBytes(StandardCharsets.UTF_8));
        byte[] key = feed.getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, partitions)
                .mapToObj(partition -> new ProducerRecord<byte[], byte[]>(
                        CrossfootTopics.INGEST, partition, null, key, null, List.of(name)))
                .toList();
    }

    /**
     * The instance that last took the feed over, as far as the log still tells. A claim counts before it is committed:
     * whoever makes one has fenced off all others.
     *
     * @throws org.apache.kafka.common.KafkaException if the topic cannot be read to its end
     */
    Optional<String> owner() {
        LastClaim last = new LastClaim();
        readToEnd("read_uncommitted", message -> {
            if (feed.equals(key(message))) {
                last.look(message);
            }
        });
        return Optional.ofNullable(last.instance);
    }

    /**
     * How far each batch of the feed has come.
     *
     * @throws org.apache.kafka.common.KafkaException if the topic cannot be read to its end
     */
    FeedHistory history() {
        FeedHistory history = new FeedHistory(feed);
        AvroDecoder decoder = AvroDecoder.toGenerated(SchemaRegistryClient.connect(registry));
        readToEnd("read_committed", message -> {
            if (key(message).startsWith(feed + '/') && message.value() != null) {
                history.add((ResumePoint) decoder.decode(message.topic(), message.value()));
            }
        });
        return history;
    }

    private static String key(ConsumerRecord<byte[], byte[]> message) {
        return message.key() == null ? "" : new String(message.key(), StandardCharsets.UTF_8);
    }

    private void readToEnd(String isolation, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        Instant limit = clock.instant().plus(LIMIT);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(isolation)) {
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
        // Kafka's own default would leave out what it cannot find; read again, nothing is lost.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
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

    /** Claims come in each partition in the same order, so the last of any is the last of all. */
    private static final class LastClaim {

        private @Nullable String instance;

        void look(ConsumerRecord<byte[], byte[]> message) {
            Header header = message.headers().lastHeader(CLAIM);
            instance = header == null ? instance : new String(header.value(), StandardCharsets.UTF_8);
        }
    }
}
