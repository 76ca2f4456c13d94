package io.crossfoot.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LocalRegistryIT {

    private static final String PAYMENT = schema("""
            {"name": "amount", "type": "long"}""");
    private static final String PAYMENT_WITH_OPTIONAL_FIELD = schema("""
            {"name": "amount", "type": "long"}, {"name": "memo", "type": ["null", "string"], "default": null}""");
    private static final String PAYMENT_WITH_REQUIRED_FIELD = schema("""
            {"name": "amount", "type": "long"}, {"name": "memo", "type": "string"}""");

    @RegisterExtension
    private final PlatformExtension platform = new PlatformExtension();

    @Test
    void acceptsCompatibleVersion() throws Exception {
        // Given
        register(PAYMENT);
        // When
        int status = register(PAYMENT_WITH_OPTIONAL_FIELD);
        // Then
        assertThat(status).isEqualTo(200);
    }

    @Test
    void refusesVersionThatEarlierReadersOrDataCannotMeet() throws Exception {
        // Given
        register(PAYMENT);
        // When
        int status = register(PAYMENT_WITH_REQUIRED_FIELD);
        // Then
        assertThat(status).isEqualTo(409);
    }

    private int register(String schema) throws Exception {
        URI versions =
                URI.create(platform.registryUrl() + "/subjects/" + platform.unique("payments-value") + "/versions");
        String body = new ObjectMapper().writeValueAsString(Map.of("schema", schema));
        HttpRequest request = HttpRequest.newBuilder(versions)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }

    private static String schema(String fields) {
        return """
                {"type": "record", "name": "Payment", "fields": [%s]}""".formatted(fields);
    }
}
