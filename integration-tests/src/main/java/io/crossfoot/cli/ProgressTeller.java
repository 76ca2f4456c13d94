package io.crossfoot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Tells now and then how far the delivery of files is, while somebody waits for its batch. */
final class ProgressTeller implements Runnable {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(3);

    private final String feed;
    private final Set<String> files;
    private final Supplier<List<JsonNode>> deliveries;
    private final Consumer<String> lines;
    private final LongSupplier nanoTime;
    private long nextLine;

    /**
     * @param files their names
     * @param deliveries those that are under way
     * @param lines takes what is told
     */
    ProgressTeller(
            String feed,
            Set<String> files,
            Supplier<List<JsonNode>> deliveries,
            Consumer<String> lines,
            LongSupplier nanoTime) {
        this.feed = feed;
        this.files = Set.copyOf(files);
        this.deliveries = deliveries;
        this.lines = lines;
        this.nanoTime = nanoTime;
        this.nextLine = nanoTime.getAsLong() + BETWEEN_LINES.toNanos();
    }

    /** To be called as often as one likes. A file that is delivered at once needs no line. */
    @Override
    public void run() {
        if (nanoTime.getAsLong() - nextLine >= 0) {
            nextLine = nanoTime.getAsLong() + BETWEEN_LINES.toNanos();
            deliveries.get().stream()
                    .filter(this::isOurs)
                    .map(DeliveryText::line)
                    .forEach(lines);
        }
    }

    private boolean isOurs(JsonNode delivery) {
        return delivery.path("batch").asText().startsWith(feed + '/')
                && files.contains(delivery.path("file").asText());
    }
}
