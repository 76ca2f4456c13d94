package io.crossfoot.ingest;

import io.crossfoot.common.config.Default;
import io.crossfoot.common.config.KafkaConfig;
import io.crossfoot.common.config.RegistryConfig;
import io.crossfoot.common.config.TopicsConfig;
import io.crossfoot.common.http.HttpConfig;
import io.crossfoot.ingest.delivery.DeliverySettings;
import io.crossfoot.ingest.delivery.TransactionBounds;
import io.crossfoot.ingest.format.rows.DatabaseConfig;
import io.crossfoot.ingest.format.rows.Databases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ingest.yaml} holds.
 *
 * @param feeds folder of the feeds' descriptions, which are read when the app starts
 * @param inbox folder in which each feed has one, named like it, for its files
 * @param pollInterval time between two looks into a feed's folder
 * @param parallelDeliveries how many feeds may deliver at the same time
 * @param readAhead whether each delivery reads its source on one thread and sends on another; if left out, where there are more
 *     than two processors
 * @param databases those that feeds read from, by the names that the feeds have for them
 */
public record IngestConfig(
        KafkaConfig kafka,
        RegistryConfig registry,
        @Default("{port: 8101}") HttpConfig http,
        @Default("{}") TopicsConfig topics,
        Path feeds,
        Path inbox,
        @Default("200ms") Duration pollInterval,
        @Default("4") int parallelDeliveries,
        @Default("{}") TransactionBounds transaction,
        Optional<Boolean> readAhead,
        Map<String, DatabaseConfig> databases) {

    public IngestConfig {
        databases = Map.copyOf(databases);
        if (pollInterval.isNegative() || pollInterval.isZero()) {
            throw new IllegalArgumentException("poll-interval must be longer than nothing, got " + pollInterval);
        }
        if (parallelDeliveries < 1) {
            throw new IllegalArgumentException("parallel-deliveries must be 1 or more, got " + parallelDeliveries);
        }
    }

    DeliverySettings delivery() {
        return new DeliverySettings(
                kafka,
                registry,
                topics,
                inbox,
                pollInterval,
                parallelDeliveries,
                transaction,
                readAhead.orElseGet(() -> Runtime.getRuntime().availableProcessors() > 2),
                new Databases(databases));
    }
}
