package io.crossfoot.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfoot.platform.AppProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What an app says of its health. */
final class AppHealth {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final AppProcess app;

    private AppHealth(AppProcess app) {
        this.app = app;
    }

    static AppHealth of(AppProcess app) {
        return new AppHealth(app);
    }

    boolean isLive() {
        return get("/health/live").statusCode() == 200;
    }

    /** Why it is not ready; nothing if it is. */
    String reasons() {
        HttpResponse<String> readiness = get("/health/ready");
        StringBuilder reasons = new StringBuilder();
        for (JsonNode check : json(readiness).path("checks")) {
            reasons.append(check.path("reason").asText()).append('\n');
        }
        return reasons.toString().strip();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> get(String path) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(app.url().resolve(path)).build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
