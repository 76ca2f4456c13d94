package io.crossfoot.common.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the registry over HTTP: at whichever of its addresses answers, and again after a growing pause where none does.
 * What it returns has been answered by a registry; whether with yes or no is for the caller to see.
 */
final class RegistryHttp {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryHttp.class);
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final Time time;
    private final HttpClient http;
    private volatile int preferred;

    RegistryHttp(Connection connection, Time time) {
        this.connection = connection;
        this.time = time;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connection.connectTimeout())
                .build();
    }

    private record Request(String method, String path, BodyPublisher body) {}

    private sealed interface Outcome permits Answer, Silence {}

    /** One answer of a registry. The body is missing where it is not JSON. */
    record Answer(String request, int status, JsonNode body) implements Outcome {

        boolean isOk() {
            return status >= 200 && status < 300 && !body.isMissingNode();
        }

        boolean hasErrorCode() {
            return body.path("error_code").isInt();
        }

        String message() {
            return body.path("message").asText("HTTP " + status);
        }
    }

    /** No answer, or one that says no more than to try again. */
    private record Silence(String reason, @Nullable IOException cause) implements Outcome {}

    /** @throws RegistryUnavailable where no address has answered, all retries included */
    Answer get(String path) {
        return ask(new Request("GET", path, BodyPublishers.noBody()));
    }

    /** @throws RegistryUnavailable where no address has answered, all retries included */
    Answer send(String method, String path, String json) {
        return ask(new Request(method, path, BodyPublishers.ofString(json)));
    }

    String addresses() {
        return connection.addressList();
    }

    private Answer ask(Request request) {
        for (int attempt = 0; ; attempt++) {
            Outcome outcome = askEveryAddress(request);
            if (outcome instanceof Answer answer) {
                return answer;
            }
            Silence silence = (Silence) outcome;
            if (attempt >= connection.maxRetries()) {
                throw new RegistryUnavailable(addresses(), silence.reason, attempt + 1, silence.cause);
            }
            if (attempt == 0) {
                LOG.atWarn()
                        .addKeyValue("reason", silence.reason)
                        .log(
                                "Waiting for schema registry at {}; check that it runs and that its address is right",
                                addresses());
            }
            time.sleep(connection.pauseAfter(attempt).toMillis());
        }
    }

    private Outcome askEveryAddress(Request request) {
        int count = connection.addresses().size();
        int first = preferred;
        Outcome outcome = ask(connection.addresses().get(first), request);
        for (int i = 1; i < count && outcome instanceof Silence; i++) {
            int next = (first + i) % count;
            outcome = ask(connection.addresses().get(next), request);
            preferred = next;
        }
        return outcome;
    }

    private Outcome ask(URI address, Request request) {
        try {
            HttpResponse<String> response = http.send(toHttp(address, request), BodyHandlers.ofString());
            int status = response.statusCode();
            return status >= 500 || status == 429
                    ? new Silence("HTTP " + status + " " + abridged(response.body()), null)
                    : new Answer(request.method + " " + address + request.path, status, json(response.body()));
        } catch (IOException e) {
            return new Silence(e.toString(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private HttpRequest toHttp(URI address, Request request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(address + request.path))
                .timeout(connection.readTimeout())
                .header("Accept", MEDIA_TYPE + ", application/json")
                .header("Content-Type", MEDIA_TYPE)
                .method(request.method, request.body);
        connection.credentials().ifPresent(credentials -> http.header("Authorization", credentials.header()));
        return http.build();
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String abridged(String body) {
        return body.length() <= 200 ? body : body.substring(0, 200) + "…";
    }
}
