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
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ingest.yaml} holds.
 *
 * @param instance what this instance is called among those that share the work: a name that it keeps when it is started
 *     again, and that no other has. Host and port if left out
 * @param instanceTimeout for how long an instance may be silent before the others take over its files
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
        Optional<String> instance,
        @Default("10s") Duration instanceTimeout,
        Path feeds,
        Path inbox,
        @Default("200ms") Duration pollInterval,
        @Default("4") int parallelDeliveries,
        @Default("{}") TransactionBounds transaction,
        Optional<Boolean> readAhead,
        Map<String, DatabaseConfig> databases) {

    private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(1);

    public IngestConfig {
        databases = Map.copyOf(databases);
        instance = Optional.of(instance.orElseGet(() -> hostName() + ':' + http.port()));
        if (instance.get().isBlank()) {
            throw new IllegalArgumentException("instance is empty; give it a name, or leave it out");
        }
        if (instanceTimeout.compareTo(SHORTEST_TIMEOUT) < 0) {
            throw new IllegalArgumentException(
                    "instance-timeout must be 1s or more, and no less than the brokers' group.min.session.timeout.ms, got "
                            + instanceTimeout);
        }
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
                instance.orElseThrow(),
                instanceTimeout,
                inbox,
                pollInterval,
                parallelDeliveries,
                transaction,
                readAhead.orElseGet(() -> Runtime.getRuntime().availableProcessors() > 2),
                new Databases(databases));
    }

    /** Machines that do not know their own name would share one; that is noticed, and one of them stops. */
    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
