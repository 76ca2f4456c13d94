package io.crossfoot.ingest.delivery;

import io.crossfoot.common.registry.AvroDecoder;
import io.crossfoot.common.registry.SchemaRegistryClient;
import io.crossfoot.common.topic.CrossfootTopics;
import io.crossfoot.schema.ResumePoint;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the topic {@value CrossfootTopics#INGEST} says of one feed: how far each batch has come, and which instance has it.
 * Nothing of it is kept on local disk. For one thread.
 */
final class FeedLog implements AutoCloseable {

    private final String feed;
    private final AvroDecoder decoder;
    private final IngestLog log;
    private final FeedHistory history;

    /**
     * Opens the log, and reads nothing yet.
     *
     * @param kafka Kafka's client properties
     * @param registry the registry serdes' configuration
     */
    FeedLog(String feed, Map<String, Object> kafka, Map<String, Object> registry, Clock clock) {
        this.feed = feed;
        this.decoder = AvroDecoder.toGenerated(SchemaRegistryClient.connect(registry));
        this.history = new FeedHistory(feed);
        this.log = IngestLog.open(kafka, "read_committed", clock);
    }

    /** How far each batch has come, as far as it was read, or has been added by who writes. */
    FeedHistory history() {
        return history;
    }

    /**
     * Takes into the history all that was committed until now.
     *
     * @param whileHeldUp run again and again while nothing comes, as behind a transaction that is open
     * @throws org.apache.kafka.common.KafkaException if the topic cannot be read to its end
     */
    void catchUp(Runnable whileHeldUp) {
        log.readOn(this::take, whileHeldUp);
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        if (message.value() != null && key(message).startsWith(feed + '/')) {
            history.add((ResumePoint) decoder.decode(message.topic(), message.value()));
        }
    }

    @Override
    public void close() {
        log.close();
    }

    private static String key(ConsumerRecord<byte[], byte[]> message) {
        return message.key() == null ? "" : new String(message.key(), StandardCharsets.UTF_8);
    }
}
