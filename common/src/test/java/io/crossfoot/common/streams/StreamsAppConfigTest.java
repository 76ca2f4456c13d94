package io.crossfoot.common.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsAppConfigTest {

    private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", "localhost:9092");

    @Test
    void givesPropertiesThatKafkaStreamsAccepts() {
        // When
        StreamsConfig config = new StreamsConfig(config(Duration.ofMillis(200)).properties("audit", KAFKA));

        // Then
        assertThat(config.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
        assertThat(config.getBoolean("ensure.explicit.internal.resource.naming"))
                .isTrue();
        assertThat(config.getLong("commit.interval.ms")).isEqualTo(200);
        assertThat(config.getMainConsumerConfigs("audit", "audit-1", 0))
                .containsEntry("session.timeout.ms", 6_000)
                .containsEntry("heartbeat.interval.ms", 2_000)
                .containsEntry("isolation.level", "read_committed");
        assertThat(config.getProducerConfigs("audit-1")).containsEntry("transaction.timeout.ms", 10_000);
    }

    @Test
    void letsTheConnectionOverrideTuningButNotExactlyOnce() {
        // Given
        Map<String, Object> kafka = Map.of(
                "producer.linger.ms", "5", "processing.guarantee", "at_least_once", "commit.interval.ms", "99999");

        // When
        Map<String, Object> properties = config(Duration.ofSeconds(1)).properties("audit", kafka);

        // Then
        assertThat(properties)
                .containsEntry("producer.linger.ms", "5")
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("commit.interval.ms", 1_000L);
    }

    @Test
    void rejectsACommitIntervalThatOutlastsTheTransaction() {
        assertThatThrownBy(() -> config(Duration.ofSeconds(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("below the transaction timeout of 10s, got 10000ms");
    }

    @Test
    void rejectsAnAppWithoutThreads() {
        assertThatThrownBy(() -> new StreamsAppConfig(Path.of("state"), 0, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("threads must be 1 or more");
    }

    private static StreamsAppConfig config(Duration commitInterval) {
        return new StreamsAppConfig(Path.of("state"), 1, commitInterval);
    }
}
