package io.crossfoot.peers.streams;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfoot.events.LedgerEntry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Makes the events' schema known to the registry, as Confluent's serializer would, which is not on Maven Central. */
final class RegisteredSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RegisteredSchema() {}

    /** Registers the schema of a topic's values and returns its id: the same id as often as that is done. */
    static int register(URI registry, String topic) throws IOException, InterruptedException {
        String schema = LedgerEntry.getClassSchema().toString();
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry + "/subjects/" + topic + "-value/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("schema", schema))))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("The registry did not take the schema of '%s': %s".formatted(topic, answer.body()));
        }
        return JSON.readTree(answer.body()).get("id").intValue();
    }
}
