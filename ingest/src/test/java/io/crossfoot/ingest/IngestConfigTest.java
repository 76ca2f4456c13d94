package io.crossfoot.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.common.config.ConfigException;
import io.crossfoot.common.config.ConfigReader;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IngestConfigTest {

    private static final String REQUIRED = """
            kafka: {bootstrap-servers: "localhost:9092"}
            registry: {url: "http://localhost:8081"}
            feeds: feeds
            inbox: inbox
            """;

    @Test
    void readsTheFileThatTheDistributionCarries() {
        // When
        IngestConfig config = ConfigReader.read(Path.of("src/main/conf/ingest.yaml"), IngestConfig.class);
        // Then
        assertThat(config.instanceTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.pollInterval()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void namesInstanceByHostAndPortWhereItHasNoName() {
        // When
        IngestConfig unnamed = ConfigReader.read(REQUIRED + "http: {port: 8201}", "ingest.yaml", IngestConfig.class);
        IngestConfig named = ConfigReader.read(REQUIRED + "instance: east", "ingest.yaml", IngestConfig.class);
        // Then
        assertThat(unnamed.delivery().instance()).matches(".+:8201");
        assertThat(named.delivery().instance()).isEqualTo("east");
    }

    @Test
    void refusesTimeoutThatNoHeartbeatCouldMeet() {
        // Given
        String yaml = REQUIRED + "instance-timeout: 100ms";
        // When
        var reading = assertThatThrownBy(() -> ConfigReader.read(yaml, "ingest.yaml", IngestConfig.class));
        // Then
        reading.isInstanceOf(ConfigException.class).hasMessageContaining("instance-timeout must be 1s or more");
    }
}
