package io.crossfoot.endtoend;

import static io.crossfoot.endtoend.RunningCrossfoot.PATIENCE;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfoot.platform.AppProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** How far ingest is in what it delivers of one feed. */
final class IngestProgress {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private final HttpClient http = HttpClient.newHttpClient();
    private final AppProcess ingest;
    private final String feed;

    IngestProgress(AppProcess ingest, String feed) {
        this.ingest = ingest;
        this.feed = feed;
    }

    /**
     * Waits until so many records of a batch have been read, those included that were sent before a restart.
     *
     * @param isOver whether there is nothing left to deliver
     * @return whether it came to that; if not, the batch was at its end before anybody looked
     */
    boolean reaches(long records, BooleanSupplier isOver) {
        AtomicBoolean reached = new AtomicBoolean();
        AtomicBoolean begun = new AtomicBoolean();
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN_LOOKS)
                .until(() -> {
                    OptionalLong now = records();
                    reached.set(now.orElse(-1) >= records);
                    boolean ended = now.isEmpty() && (begun.get() || isOver.getAsBoolean());
                    begun.compareAndSet(false, now.isPresent());
                    return reached.get() || ended;
                });
        return reached.get();
    }

    /** Nothing while nothing is delivered. */
    private OptionalLong records() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(ingest.url().resolve("/progress")).build();
        for (JsonNode each :
                JSON.readTree(http.send(request, BodyHandlers.ofString()).body())) {
            JsonNode delivered = each.path("delivery").path("records");
            if (each.path("feed").asText().equals(feed) && delivered.isNumber()) {
                return OptionalLong.of(delivered.asLong());
            }
        }
        return OptionalLong.empty();
    }
}
