package io.crossfoot.ingest.delivery;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** How a feed's transactional producers are set up. */
final class FeedProducer {

    /** What suits most, and may be set otherwise. The buffer's size bounds what a feed holds in memory. */
    private static final Map<String, Object> DEFAULTS = Map.of(
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            32 << 20,
            ProducerConfig.BATCH_SIZE_CONFIG,
            256 << 10,
            ProducerConfig.LINGER_MS_CONFIG,
            20,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            (int) KafkaPatience.CALL.toMillis(),
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) KafkaPatience.REQUEST.toMillis(),
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            (int) KafkaPatience.DELIVERY.toMillis());

    private FeedProducer() {}

    /**
     * A producer that has said nothing yet.
     *
     * @param kafka Kafka's client properties
     * @param transactionTimeout how long the broker waits for it, when it is gone
     */
    static Producer<byte[], byte[]> open(
            String transactionalId, Map<String, Object> kafka, Duration transactionTimeout) {
        Map<String, Object> settings = new HashMap<>(DEFAULTS);
        settings.putAll(kafka);
        // What exactly-once rests on is not for anyone to set otherwise.
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) transactionTimeout.toMillis());
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Whether this was thrown because a later producer speaks by the same id, or the broker has waited for too long. */
    static boolean isFenced(KafkaException failure) {
        return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause ->
                        cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException);
    }
}
