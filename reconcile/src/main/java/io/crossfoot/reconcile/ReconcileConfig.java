package io.crossfoot.reconcile;

import io.crossfoot.common.config.Default;
import io.crossfoot.common.config.KafkaConfig;
import io.crossfoot.common.config.RegistryConfig;
import io.crossfoot.common.config.TopicsConfig;
import io.crossfoot.common.http.HttpConfig;
import io.crossfoot.common.streams.StreamsAppConfig;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The configuration of reconcile.
 *
 * @param applicationId the same for all instances that share the work
 * @param feeds folder of the feeds' files; the same files for all instances
 * @param silence how long after the latest word on it a batch may go without its end before it is judged incomplete
 * @param retention how long after the last word on a batch late records still amend its evidence
 */
public record ReconcileConfig(
        @Default("crossfoot-reconcile") String applicationId,
        KafkaConfig kafka,
        RegistryConfig registry,
        @Default("{port: 8103}") HttpConfig http,
        @Default("{}") TopicsConfig topics,
        Path feeds,
        StreamsAppConfig streams,
        @Default("6h") Duration silence,
        @Default("7d") Duration retention) {

    public ReconcileConfig {
        requirePositive("silence", silence);
        requirePositive("retention", retention);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than nothing, got " + duration);
        }
    }
}
