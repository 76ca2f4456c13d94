package io.crossfoot.common.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpSchemaRegistryClientTest {

    private static final Schema PAYMENT = SchemaBuilder.record("Payment")
            .namespace("bank")
            .fields()
            .requiredString("id")
            .endRecord();
    private static final String SUBJECT = "payments.events-bank.Payment";

    private final RegistryStandIn server = RegistryStandIn.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void registersASchemaOnceAndKeepsItsId() {
        // Given
        server.answers(200, "{\"id\":7}");
        SchemaRegistryClient client = client();

        // When
        int first = client.register(SUBJECT, PAYMENT);
        int second = client.register(SUBJECT, PAYMENT);

        // Then
        assertThat(first).isEqualTo(second).isEqualTo(7);
        assertThat(server.requests()).hasSize(1);
        assertThat(server.requests().get(0))
                .startsWith(
                        "POST /subjects/payments.events-bank.Payment/versions {\"schema\":\"{\\\"type\\\":\\\"record\\\"");
    }

    @Test
    void fetchesASchemaOnceAndKeepsIt() {
        // Given
        server.answers(200, "{\"schema\":\"" + PAYMENT.toString().replace("\"", "\\\"") + "\"}");
        SchemaRegistryClient client = client();

        // When
        Schema first = client.byId(7);
        Schema second = client.byId(7);

        // Then
        assertThat(first).isEqualTo(PAYMENT).isSameAs(second);
        assertThat(server.requests()).containsExactly("GET /schemas/ids/7 ");
    }

    @Test
    void saysWhatIsIncompatibleInTheRegistrysWords() {
        // Given
        server.answers(409, "{\"error_code\":409,\"message\":\"reader field 'id' has no default\"}");

        // When / Then
        assertThatThrownBy(() -> client().register(SUBJECT, PAYMENT))
                .isInstanceOf(SchemaRefused.class)
                .hasMessageContaining("'" + SUBJECT + "'")
                .hasMessageContaining("reader field 'id' has no default")
                .hasMessageContaining("Make the change compatible");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void refusesAnInvalidSchemaAsTheRegistryDoes() {
        // Given
        server.answers(422, "{\"error_code\":42201,\"message\":\"Invalid schema\"}");

        // When / Then
        assertThatThrownBy(() -> client().register(SUBJECT, PAYMENT))
                .isInstanceOf(SchemaRefused.class)
                .hasMessageContaining("Invalid schema");
    }

    @Test
    void saysWhichIdTheRegistryDoesNotKnow() {
        // Given
        server.answers(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");

        // When / Then
        assertThatThrownBy(() -> client().byId(99))
                .isInstanceOf(UnknownSchema.class)
                .hasMessageContaining("no schema with id 99")
                .hasMessageContaining(server.url());
    }

    @Test
    void tellsAWrongAddressFromAnUnknownSchema() {
        // Given
        server.answers(404, "<html>Not Found</html>");

        // When / Then
        assertThatThrownBy(() -> client().byId(99))
                .isInstanceOf(UnexpectedRegistryAnswer.class)
                .hasMessageContaining("HTTP 404")
                .hasMessageContaining("/apis/ccompat/v7");
    }

    @Test
    void saysWhenCredentialsAreNotAccepted() {
        // Given
        server.answers(401, "{\"error_code\":401,\"message\":\"Unauthorized\"}");

        // When / Then
        assertThatThrownBy(() -> client().byId(1))
                .isInstanceOf(RegistryAccessDenied.class)
                .hasMessageContaining("basic.auth.user.info");
    }

    @Test
    void sendsTheConfiguredUserAndPassword() {
        // Given
        server.answers(200, "{\"id\":1}");
        Map<String, Object> configs = configs(server.url());
        configs.put("basic.auth.credentials.source", "USER_INFO");
        configs.put("basic.auth.user.info", "alice:s3cret:x");

        // When
        SchemaRegistryClient.connect(configs).register(SUBJECT, PAYMENT);

        // Then
        assertThat(server.authorization()).isEqualTo("Basic YWxpY2U6czNjcmV0Ong=");
    }

    @Test
    void goesOnWhenTheRegistryRecovers() {
        // Given
        server.answers(503, "starting");
        server.answers(500, "still starting");
        server.answers(200, "{\"id\":3}");

        // When
        int id = client().register(SUBJECT, PAYMENT);

        // Then
        assertThat(id).isEqualTo(3);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void saysWhereTheRegistryIsMissing() {
        // Given
        String url = server.url();
        server.close();

        // When / Then
        assertThatThrownBy(() -> SchemaRegistryClient.connect(configs(url)).register(SUBJECT, PAYMENT))
                .isInstanceOf(RegistryUnavailable.class)
                .hasMessageContaining(url)
                .hasMessageContaining("after 3 attempts")
                .hasMessageContaining("ConnectException")
                .hasMessageContaining("schema.registry.url");
    }

    @Test
    void isUnavailableWhileTheServerFails() {
        // Given
        server.answers(503, "no leader");

        // When / Then
        assertThatThrownBy(() -> client().ping())
                .isInstanceOf(RegistryUnavailable.class)
                .hasMessageContaining("HTTP 503 no leader");
    }

    @Test
    void asksTheNextAddressWhereOneDoesNotAnswer() {
        // Given
        RegistryStandIn gone = RegistryStandIn.start();
        gone.close();
        server.answers(200, "{\"id\":5}");
        SchemaRegistryClient client = SchemaRegistryClient.connect(configs(gone.url() + "," + server.url()));

        // When
        int id = client.register(SUBJECT, PAYMENT);

        // Then
        assertThat(id).isEqualTo(5);
    }

    @Test
    void doesNotKeepAFailureForAnAnswer() {
        // Given
        server.answers(409, "{\"error_code\":409,\"message\":\"incompatible\"}");
        server.answers(200, "{\"id\":8}");
        SchemaRegistryClient client = client();
        assertThatThrownBy(() -> client.register(SUBJECT, PAYMENT)).isInstanceOf(SchemaRefused.class);

        // When
        int id = client.register(SUBJECT, PAYMENT);

        // Then
        assertThat(id).isEqualTo(8);
    }

    @Test
    void setsWhichChangesAreAllowed() {
        // Given
        server.answers(200, "{\"compatibility\":\"FULL_TRANSITIVE\"}");

        // When
        client().allowChanges(Compatibility.FULL_TRANSITIVE);

        // Then
        assertThat(server.requests()).containsExactly("PUT /config {\"compatibility\":\"FULL_TRANSITIVE\"}");
    }

    private SchemaRegistryClient client() {
        return SchemaRegistryClient.connect(configs(server.url()));
    }

    private static Map<String, Object> configs(String url) {
        Map<String, Object> configs = new HashMap<>();
        configs.put("schema.registry.url", url);
        configs.put("max.retries", 2);
        configs.put("retries.wait.ms", 1);
        return configs;
    }
}
