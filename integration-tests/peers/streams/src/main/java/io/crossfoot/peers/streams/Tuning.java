package io.crossfoot.peers.streams;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** What a variant sets beyond what the job needs: settings of the loader's producer, and of Kafka Streams. */
record Tuning(Map<String, Object> producer, Map<String, Object> streams) {

    static Tuning named(String variant, int parallelism) {
        return switch (variant) {
            case "default" -> new Tuning(Map.of(), Map.of());
            case "tuned" -> tuned(parallelism);
            default ->
                throw new IllegalArgumentException("Expected variant 'default' or 'tuned', got '" + variant + "'");
        };
    }

    private static Tuning tuned(int parallelism) {
        Map<String, Object> producer = Map.of(
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 * 1024,
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4");
        Map<String, Object> streams = new HashMap<>(Map.of(
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                parallelism,
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                1000,
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                256L * 1024 * 1024,
                StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
                BoundedRocksDb.class));
        producer.forEach((setting, value) -> streams.put(StreamsConfig.producerPrefix(setting), value));
        return new Tuning(producer, streams);
    }
}
