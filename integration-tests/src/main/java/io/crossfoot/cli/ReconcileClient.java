package io.crossfoot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Speaks to the REST API of reconcile. */
public final class ReconcileClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;

    public ReconcileClient(URI base) {
        this.base = base;
    }

    /** The batches that match; parameters as in the API: feed, date, state, fingerprint. */
    public JsonNode batches(Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + '=' + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
        return send(request("/batches" + query).GET().build());
    }

    /** One batch with its evidence. */
    public JsonNode batch(String batch) {
        return send(request("/batches/" + batch).GET().build());
    }

    /** Puts a decision on record and answers with the batch as it then stands. */
    public JsonNode decide(String batch, String action, Map<String, Object> decision) {
        String body = JSON.valueToTree(decision).toString();
        return send(request("/batches/" + batch + '/' + action)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode json = JSON.readTree(answer.body());
            if (answer.statusCode() / 100 != 2) {
                throw new CommandFault(json.path("error").asText(answer.body()));
            }
            return json;
        } catch (ConnectException e) {
            throw new CommandFault(
                    "reconcile does not answer at %s; start the platform with 'crossfoot up'".formatted(base), e);
        } catch (IOException e) {
            throw new CommandFault("reconcile at %s: %s".formatted(base, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFault("Interrupted while waiting for reconcile", e);
        }
    }
}
