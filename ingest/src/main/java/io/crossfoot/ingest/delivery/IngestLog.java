package io.crossfoot.ingest.delivery;

import io.crossfoot.common.topic.CrossfootTopics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the topic {@value CrossfootTopics#INGEST} from its beginning to its end, and on from there. For one thread. */
final class IngestLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    /** Longer than a transaction of another sender, in the same partition, may keep readers waiting. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> messages;
    private final KafkaConsumer<byte[], byte[]> ends;
    private final Clock clock;

    private IngestLog(Map<String, Object> kafka, String isolation, Clock clock) {
        this.messages = consumer(kafka, isolation);
        this.ends = consumer(kafka, "read_uncommitted");
        this.clock = clock;
    }

    /**
     * A reader that stands at the beginning.
     *
     * @param kafka Kafka's client properties
     * @param isolation one of Kafka's isolation levels
     * @throws org.apache.kafka.common.KafkaException if the topic cannot be found
     */
    static IngestLog open(Map<String, Object> kafka, String isolation, Clock clock) {
        IngestLog log = new IngestLog(kafka, isolation, clock);
        try {
            log.assign();
            return log;
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    private void assign() {
        List<TopicPartition> partitions = messages.partitionsFor(CrossfootTopics.INGEST).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        messages.assign(partitions);
        messages.seekToBeginning(partitions);
        // Unassigned partitions would each be warned of when their ends are asked for.
        ends.assign(partitions);
    }

    /**
     * Reads what has not been read yet, to the end that the topic has when this is called.
     *
     * @param whileHeldUp run again and again while nothing comes, as behind a transaction that is open
     * @throws org.apache.kafka.common.KafkaException if the end cannot be reached
     */
    void readOn(Consumer<ConsumerRecord<byte[], byte[]>> reader, Runnable whileHeldUp) {
        Instant limit = clock.instant().plus(LIMIT);
        // The true ends: as a read-committed consumer, we would be told of an earlier one where a transaction of
        // another
        // sender is open, and would miss what was committed behind it.
        Map<TopicPartition, Long> end = ends.endOffsets(ends.assignment());
        while (!end.entrySet().stream().allMatch(each -> messages.position(each.getKey()) >= each.getValue())) {
            ConsumerRecords<byte[], byte[]> next = messages.poll(POLL);
            next.forEach(reader);
            if (next.isEmpty()) {
                whileHeldUp.run();
            }
            requireBefore(limit);
        }
    }

    private void requireBefore(Instant limit) {
        if (clock.instant().isAfter(limit)) {
            throw new TimeoutException(
                    "Topic %s could not be read to its end within %d s; a transaction of another sender may be hanging there"
                            .formatted(CrossfootTopics.INGEST, LIMIT.toSeconds()));
        }
    }

    @Override
    public void close() {
        messages.close();
        ends.close();
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> kafka, String isolation) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Kafka's own default would leave out what it cannot find; read again, nothing is lost.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) KafkaPatience.CALL.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) KafkaPatience.REQUEST.toMillis());
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
