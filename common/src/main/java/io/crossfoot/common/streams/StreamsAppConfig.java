package io.crossfoot.common.streams;

import io.crossfoot.common.config.Default;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers;

/**
 * How a Streams app runs. Kafka's other settings can be set with those of the connection; what exactly-once rests on
 * cannot.
 *
 * @param stateFolder where stores keep their files; each instance on a machine needs its own
 * @param threads no more than the machine has cores
 * @param commitInterval how much work is done again after a crash. What others wait for is committed at once; a longer
 *     interval makes fewer transactions and fewer partial results
 */
public record StreamsAppConfig(
        Path stateFolder,
        @Default("2") int threads,
        @Default("1s") Duration commitInterval) {

    /** After this a broker aborts the transaction of an instance that died: until then readers wait at it. */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(10);

    /** The least that brokers allow by default. With Kafka's 45 s, a killed instance stands still for 52 s. */
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    /** Bundles of up to 1 MiB, and messages with as many partial results as fit 128 KiB: few of them keep a task busy. */
    private static final int WAITING_PER_PARTITION = 16;

    /** Few enough that what a poll makes of them is still in the processor's cache when it is read. */
    private static final int MESSAGES_PER_POLL = 500;

    public StreamsAppConfig {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be 1 or more, got " + threads);
        }
        if (commitInterval.isNegative()
                || commitInterval.isZero()
                || commitInterval.compareTo(TRANSACTION_TIMEOUT) >= 0) {
            throw new IllegalArgumentException("commit-interval must be above 0 and below the transaction timeout of "
                    + TRANSACTION_TIMEOUT.toSeconds() + "s, got " + commitInterval.toMillis() + "ms");
        }
    }

    /**
     * The properties for Kafka Streams.
     *
     * @param kafka those of the connection; they may override all but what exactly-once rests on
     */
    public Map<String, Object> properties(String applicationId, Map<String, Object> kafka) {
        Map<String, Object> properties = new HashMap<>(defaults());
        properties.putAll(kafka);
        properties.putAll(fixed(applicationId));
        return properties;
    }

    private Map<String, Object> defaults() {
        return Map.ofEntries(
                Map.entry(StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG, InMemoryDslStoreSuppliers.class),
                Map.entry(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, WAITING_PER_PARTITION),
                Map.entry(consumer(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), (int) SESSION_TIMEOUT.toMillis()),
                Map.entry(consumer(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), (int) HEARTBEAT.toMillis()),
                Map.entry(consumer(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), MESSAGES_PER_POLL),
                Map.entry(consumer(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 4 * 1024 * 1024),
                Map.entry(producer(ProducerConfig.LINGER_MS_CONFIG), 20),
                Map.entry(producer(ProducerConfig.BATCH_SIZE_CONFIG), 64 * 1024),
                Map.entry(producer(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4"));
    }

    private Map<String, Object> fixed(String applicationId) {
        return Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                applicationId,
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                true,
                StreamsConfig.STATE_DIR_CONFIG,
                stateFolder.toString(),
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                threads,
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                commitInterval.toMillis(),
                producer(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                (int) TRANSACTION_TIMEOUT.toMillis());
    }

    private static String consumer(String name) {
        return StreamsConfig.consumerPrefix(name);
    }

    private static String producer(String name) {
        return StreamsConfig.producerPrefix(name);
    }
}
