package io.crossfoot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** Asks ingest which batches it delivers, and how far they are. Nothing depends on the answer, so there may be none. */
final class IngestClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final HttpRequest request;

    IngestClient(URI ingest) {
        this.request = HttpRequest.newBuilder(ingest.resolve("/progress"))
                .timeout(TIMEOUT)
                .build();
    }

    /** The batches that are being delivered; none if ingest does not answer. */
    List<JsonNode> deliveries() {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? deliveries(JSON.readTree(answer.body())) : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static List<JsonNode> deliveries(JsonNode feeds) {
        return StreamSupport.stream(feeds.spliterator(), false)
                .map(feed -> feed.path("delivery"))
                .filter(JsonNode::isObject)
                .toList();
    }
}
