package io.crossfoot.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.common.config.ConfigException;
import io.crossfoot.common.config.ConfigReader;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReconcileConfigTest {

    @Test
    void readsTheFileThatTheDistributionCarries() {
        // When
        ReconcileConfig config = ConfigReader.read(Path.of("src/main/conf/reconcile.yaml"), ReconcileConfig.class);

        // Then
        assertThat(config.http().host()).isEqualTo("127.0.0.1");
        assertThat(config.http().port()).isEqualTo(8103);
        assertThat(config.retention()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        // Given
        String yaml = """
                kafka: {bootstrap-servers: "localhost:9092"}
                registry: {url: "http://localhost:8081"}
                feeds: feeds
                streams: {state-folder: state}
                silnce: 6h
                retention: soon
                """;

        // When, Then
        assertThatThrownBy(() -> ConfigReader.read(yaml, "reconcile.yaml", ReconcileConfig.class))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'silence'?")
                .hasMessageContaining("retention");
    }
}
