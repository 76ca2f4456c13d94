package io.crossfoot.bench.contender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/** Asks ingest how far it is in the file that it delivers. */
final class IngestProgress {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest request;

    IngestProgress(URI ingest) {
        this.request = HttpRequest.newBuilder(ingest.resolve("/progress")).build();
    }

    /** Returns when so many records of a file have been read, or all of one that has fewer. */
    void await(long records, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean begun = false;
        while (System.nanoTime() < deadline) {
            OptionalLong now = records();
            if (now.orElse(begun ? records : 0) >= records) {
                return;
            }
            begun = begun || now.isPresent();
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        throw new BenchException("Ingest has not read %d records in time".formatted(records));
    }

    /** Nothing while no file is delivered. */
    private OptionalLong records() {
        try {
            JsonNode delivery = JSON.readTree(
                            http.send(request, BodyHandlers.ofString()).body())
                    .path(0)
                    .path("delivery");
            return delivery.hasNonNull("records")
                    ? OptionalLong.of(delivery.path("records").asLong())
                    : OptionalLong.empty();
        } catch (IOException e) {
            throw new BenchException("Ingest does not tell how far it is", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted while asking ingest how far it is", e);
        }
    }
}
