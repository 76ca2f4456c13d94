package io.crossfoot.aggregate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A store or topic of another name leaves behind what an earlier version kept: such a change should be seen in review. */
class AggregateTopologyDescriptionTest {

    @Test
    void isWhatItWas() throws IOException {
        // Given
        String before;
        try (InputStream resource = getClass().getResourceAsStream("topology.txt")) {
            before = new String(resource.readAllBytes(), UTF_8);
        }

        // When
        String now = Flow.topology(Flow.config(""), Map.of("schema.registry.url", "mock://description"))
                .describe()
                .toString();

        // Then
        assertThat(now.strip()).isEqualToNormalizingNewlines(before.strip());
    }
}
