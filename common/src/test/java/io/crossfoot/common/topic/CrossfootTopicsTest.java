package io.crossfoot.common.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CrossfootTopicsTest {

    private final CrossfootTopics topics = new CrossfootTopics(6, 3);

    @Test
    void namesTheTopicsOfAFeed() {
        assertThat(CrossfootTopics.events("ach-debits")).isEqualTo("ach-debits.events");
        assertThat(CrossfootTopics.rejects("ach-debits")).isEqualTo("ach-debits.rejects");
        assertThat(CrossfootTopics.results("ach-debits", "by-company")).isEqualTo("ach-debits.by-company");
    }

    @Test
    void compactsWhereOnlyTheLatestCounts() {
        assertThat(topics.verdictsSpec().cleanupPolicy()).isEqualTo("compact");
        assertThat(topics.ingestSpec().cleanupPolicy()).isEqualTo("compact");
        assertThat(topics.controlSpec().cleanupPolicy()).isEqualTo("delete");
        assertThat(topics.releasesSpec().cleanupPolicy()).isEqualTo("delete");
    }

    @Test
    void takesTheRetentionOfEventsFromTheirSettings() {
        // When
        TopicSpec events = topics.eventsSpec("ach-debits", Map.of("retention.ms", "86400000"));

        // Then
        assertThat(events.configs())
                .containsEntry("retention.ms", "86400000")
                .containsEntry("cleanup.policy", "delete");
    }

    @Test
    void neverCompactsEvents() {
        assertThatThrownBy(() -> topics.eventsSpec("ach-debits", Map.of("cleanup.policy", "compact,delete")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ach-debits.events")
                .hasMessageContaining("got cleanup.policy 'compact,delete', expected 'delete'");
    }

    @Test
    void rejectsATopicWithoutPartitions() {
        assertThatThrownBy(() -> new TopicSpec("a", 0, 1, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 0 and 1");
    }
}
