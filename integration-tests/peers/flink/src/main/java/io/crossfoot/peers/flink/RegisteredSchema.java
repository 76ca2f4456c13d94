package io.crossfoot.peers.flink;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfoot.events.LedgerEntry;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.flink.formats.avro.SchemaCoder;

/**
 * The events' schema under its id, in front of each message as Confluent's wire format has it: a zero, then the id.
 *
 * <p>Flink's own coder for this needs Confluent's client, which is not on Maven Central.
 */
record RegisteredSchema(int id) implements SchemaCoder.SchemaCoderProvider {

    static final int PREFIX_BYTES = 5;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Registers the schema of a topic's values; the id is the same as often as that is done. */
    static RegisteredSchema register(URI registry, String topic) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(
                Map.of("schema", LedgerEntry.getClassSchema().toString()));
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry + "/subjects/" + topic + "-value/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("The registry did not take the schema of '%s': %s".formatted(topic, answer.body()));
        }
        return new RegisteredSchema(JSON.readTree(answer.body()).get("id").intValue());
    }

    @Override
    public SchemaCoder get() {
        return new Prefix(id);
    }

    private record Prefix(int id) implements SchemaCoder {

        @Override
        public void writeSchema(Schema schema, OutputStream message) throws IOException {
            DataOutputStream prefix = new DataOutputStream(message);
            prefix.writeByte(0);
            prefix.writeInt(id);
        }

        @Override
        public Schema readSchema(InputStream message) {
            throw new UnsupportedOperationException("MovementReader reads the events");
        }
    }
}
