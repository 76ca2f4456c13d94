package io.crossfoot.endtoend;

import static io.crossfoot.endtoend.RunningCrossfoot.PATIENCE;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
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

    /** Whether a file is delivered just now. */
    boolean isDelivering() throws IOException, InterruptedException {
        return records().isPresent();
    }

    /** Whether the instance knows of files of the feed that another one delivers. */
    boolean knowsOfOthers() throws IOException, InterruptedException {
        return !feed().path("elsewhere").isEmpty();
    }

    /** Nothing while nothing is delivered. */
    private OptionalLong records() throws IOException, InterruptedException {
        JsonNode records = feed().path("delivery").path("records");
        return records.isNumber() ? OptionalLong.of(records.asLong()) : OptionalLong.empty();
    }

    /** Missing while the instance does not know the feed. */
    private JsonNode feed() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(ingest.url().resolve("/progress")).build();
        for (JsonNode each :
                JSON.readTree(http.send(request, BodyHandlers.ofString()).body())) {
            if (each.path("feed").asText().equals(feed)) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }
}
