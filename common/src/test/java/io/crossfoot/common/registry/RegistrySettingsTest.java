package io.crossfoot.common.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class RegistrySettingsTest {

    private static final String URL = "http://localhost:8081";

    @Test
    void takesConfluentsDefaultsAndNamesSubjectsOfValuesByTopicAndRecord() {
        // When
        RegistrySettings settings = RegistrySettings.from(Map.of("schema.registry.url", URL));

        // Then
        assertThat(settings.autoRegister()).isTrue();
        assertThat(settings.useLatest()).isFalse();
        assertThat(settings.subjects(true)).isEqualTo(SubjectNameStrategy.TOPIC);
        assertThat(settings.subjects(false)).isEqualTo(SubjectNameStrategy.TOPIC_RECORD);
    }

    @Test
    void takesConfluentsStrategiesByTheirClassNames() {
        // When
        RegistrySettings settings = RegistrySettings.from(Map.of(
                "schema.registry.url",
                URL,
                "value.subject.name.strategy",
                "io.confluent.kafka.serializers.subject.RecordNameStrategy"));

        // Then
        assertThat(settings.subjects(false)).isEqualTo(SubjectNameStrategy.RECORD);
    }

    @Test
    void takesSeveralAddresses() {
        // When
        RegistrySettings settings = RegistrySettings.from(
                Map.of("schema.registry.url", List.of("http://a:1/", " https://b:2/apis/ccompat/v7")));

        // Then
        assertThat(settings.connection().addresses())
                .containsExactly(URI.create("http://a:1"), URI.create("https://b:2/apis/ccompat/v7"));
    }

    @Test
    void keepsCredentialsOfTheAddressOutOfIt() {
        // When
        RegistrySettings settings = RegistrySettings.from(Map.of("schema.registry.url", "http://alice:s3cret@host:1"));

        // Then
        assertThat(settings.connection().addresses()).containsExactly(URI.create("http://host:1"));
        assertThat(settings.connection().credentials()).contains(new Credentials("alice", "s3cret"));
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @Test
    void asksForTheAddressWhereItIsMissing() {
        assertThatThrownBy(() -> RegistrySettings.from(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url")
                .hasMessageContaining("for example http://localhost:8081");
    }

    @Test
    void rejectsAnAddressWithoutItsSchemeAndDoesNotPrintItsPassword() {
        assertThatThrownBy(() -> RegistrySettings.from(Map.of("schema.registry.url", "ftp://alice:s3cret@host")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("ftp://***@host")
                .hasMessageContaining("expected http://");
    }

    @Test
    void rejectsAStrategyItDoesNotKnow() {
        assertThatThrownBy(() -> RegistrySettings.from(
                        Map.of("schema.registry.url", URL, "value.subject.name.strategy", "MyStrategy")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("MyStrategy")
                .hasMessageContaining("TopicNameStrategy, RecordNameStrategy, TopicRecordNameStrategy");
    }

    @Test
    void rejectsValuesOfTheWrongKind() {
        assertThatThrownBy(
                        () -> RegistrySettings.from(Map.of("schema.registry.url", URL, "auto.register.schemas", "yes")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("expected true or false");
        assertThatThrownBy(() -> RegistrySettings.from(Map.of("schema.registry.url", URL, "max.retries", "-1")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("expected a whole number");
    }

    @Test
    void asksForTheUserWhereTheSourceSaysThereIsOne() {
        assertThatThrownBy(() -> RegistrySettings.from(
                        Map.of("schema.registry.url", URL, "basic.auth.credentials.source", "USER_INFO")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("basic.auth.user.info");
    }
}
