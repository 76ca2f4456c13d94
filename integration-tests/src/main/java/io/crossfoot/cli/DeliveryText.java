package io.crossfoot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;

/** Shows how far a batch is that ingest delivers, as its REST API gives it, to people. */
final class DeliveryText {

    private DeliveryText() {}

    /** One line, without its end. */
    static String line(JsonNode delivery) {
        return String.format(
                Locale.ROOT,
                "%s: %.0f %% of the file read, %,d records, %,d records and %.1f MB a second, %s left",
                delivery.path("batch").asText(),
                100 * delivery.path("share").asDouble(),
                delivery.path("records").asLong(),
                delivery.path("recordsPerSecond").asLong(),
                delivery.path("bytesPerSecond").asLong() / 1e6,
                timeLeft(delivery.path("timeLeft")));
    }

    private static String timeLeft(JsonNode left) {
        if (!left.isTextual()) {
            return "unknown time";
        }
        long seconds = Duration.parse(left.asText()).toSeconds();
        return seconds < 60 ? seconds + " s" : "%d min %02d s".formatted(seconds / 60, seconds % 60);
    }
}
