package io.crossfoot.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionConfigTest {

    record App(KafkaConfig kafka, RegistryConfig registry, TopicsConfig topics) {}

    @Test
    void givesClientsTheirSettingsAndShowsThemToNobodyElse() {
        // Given
        String yaml = """
                kafka:
                  bootstrap-servers: localhost:9092
                  properties:
                    sasl.jaas.config: password='hunter2'
                registry:
                  url: http://localhost:8081/apis/ccompat/v7
                  properties:
                    basic.auth.user.info: alice:hunter2
                """;

        // When
        App app = ConfigReader.read(yaml, "app.yaml", App.class);

        // Then
        assertThat(app.kafka().clientProperties())
                .isEqualTo(Map.of("bootstrap.servers", "localhost:9092", "sasl.jaas.config", "password='hunter2'"));
        assertThat(app.registry().serdeProperties())
                .isEqualTo(Map.of(
                        "schema.registry.url",
                        "http://localhost:8081/apis/ccompat/v7",
                        "basic.auth.user.info",
                        "alice:hunter2"));
        assertThat(app.topics()).isEqualTo(new TopicsConfig(6, 1));
        assertThat(app.toString()).doesNotContain("hunter2");
    }

    @Test
    void namesEverySettingThatAnEmptyFileLacks() {
        // When
        ConfigException refusal =
                catchThrowableOfType(ConfigException.class, () -> ConfigReader.read("", "app.yaml", App.class));

        // Then
        assertThat(refusal.getMessage().lines())
                .containsExactly(
                        "app.yaml:1: kafka.bootstrap-servers: is required and missing; set it to a text",
                        "app.yaml:1: registry.url: is required and missing; set it to a URI such as"
                                + " http://localhost:8081");
    }

    @Test
    void refusesPasswordInTheRegistrysAddress() {
        // Given
        String yaml = """
                kafka: {bootstrap-servers: localhost:9092}
                registry: {url: 'http://alice:hunter2@localhost'}
                topics: {partitions: 0}
                """;

        // When
        ConfigException refusal =
                catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(yaml, "app.yaml", App.class));

        // Then
        assertThat(refusal.getMessage().lines())
                .containsExactly(
                        "app.yaml:2: registry: url holds a user and password; set them in properties as"
                                + " basic.auth.user.info",
                        "app.yaml:3: topics: partitions must be 1 or more, got 0");
    }
}
