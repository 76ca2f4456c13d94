package io.crossfoot.common.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static final TopicSpec COMPACTED = new TopicSpec("v", 6, 1, Map.of("cleanup.policy", "compact"));

    @Test
    void findsNoneInATopicThatIsAsItMustBe() {
        assertThat(Difference.between(COMPACTED, 6, "compact")).isEmpty();
    }

    @Test
    void findsAllDifferencesOfATopic() {
        // When
        List<Difference> differences = Difference.between(COMPACTED, 3, "delete");

        // Then
        assertThat(differences)
                .extracting(Difference::toString)
                .containsExactly(
                        "v: expected 6 partitions, got 3 (configure that number, or have the topic made anew while no batch is open)",
                        "v: expected cleanup.policy=compact, got delete"
                                + " (kafka-configs.sh --alter --topic v --add-config cleanup.policy=compact)");
    }

    @Test
    void doesNotMindTheOrderOfPolicies() {
        // Given
        TopicSpec both = new TopicSpec("v", 1, 1, Map.of("cleanup.policy", "compact,delete"));

        // When / Then
        assertThat(Difference.between(both, 1, "delete, compact")).isEmpty();
    }
}
