package io.crossfoot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTellerTest {

    private final List<JsonNode> deliveries = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private long seconds;
    private final ProgressTeller teller = new ProgressTeller(
            "orders", Set.of("orders.csv.gz"), () -> deliveries, lines::add, () -> TimeUnit.SECONDS.toNanos(seconds));

    @Test
    void tellsHowFarTheFileIs() {
        // Given
        deliveries.add(delivery("orders/2026-11-22/1/r1", "orders.csv.gz", "PT1M5S"));
        seconds = 3;
        // When
        teller.run();
        // Then
        assertThat(lines)
                .containsExactly("orders/2026-11-22/1/r1: 25 % of the file read, 1,200,000 records,"
                        + " 400,000 records and 12.5 MB a second, 1 min 05 s left");
    }

    @Test
    void saysSoWhereTheTimeLeftIsNotKnown() {
        // Given
        deliveries.add(delivery("orders/2026-11-22/1/r1", "orders.csv.gz", null));
        seconds = 3;
        // When
        teller.run();
        // Then
        assertThat(lines).singleElement().asString().endsWith("unknown time left");
    }

    @Test
    void tellsNothingAtOnceAndThenEveryFewSeconds() {
        // Given
        deliveries.add(delivery("orders/2026-11-22/1/r1", "orders.csv.gz", "PT4S"));
        List<Integer> told = new ArrayList<>();
        // When
        for (seconds = 0; seconds < 8; seconds++) {
            teller.run();
            told.add(lines.size());
        }
        // Then
        assertThat(told).containsExactly(0, 0, 0, 1, 1, 1, 2, 2);
    }

    @Test
    void tellsNothingOfOtherFilesAndFeeds() {
        // Given
        deliveries.add(delivery("orders/2026-11-22/2/r1", "more.csv", "PT4S"));
        deliveries.add(delivery("orders-too/2026-11-22/1/r1", "orders.csv.gz", "PT4S"));
        seconds = 3;
        // When
        teller.run();
        // Then
        assertThat(lines).isEmpty();
    }

    private static ObjectNode delivery(String batch, String file, String timeLeft) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("batch", batch)
                .put("file", file)
                .put("share", 0.25)
                .put("records", 1_200_000)
                .put("recordsPerSecond", 400_000)
                .put("bytesPerSecond", 12_500_000)
                .put("timeLeft", timeLeft);
    }
}
