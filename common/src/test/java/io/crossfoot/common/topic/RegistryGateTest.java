package io.crossfoot.common.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.crossfoot.common.registry.RegistryAccessDenied;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryGateTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    RegistryGateTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void opensOnceTheRegistryAnswers() throws Exception {
        // Given
        answer(503, 200);

        // When
        gate().await();

        // Then
        assertThat(asked).hasValue(2);
    }

    @Test
    void doesNotWaitForARegistryThatDeniesAccess() {
        // Given
        answer(401);

        // When / Then
        assertThatThrownBy(() -> gate().await()).isInstanceOf(RegistryAccessDenied.class);
    }

    private void answer(int... statuses) {
        server.createContext("/", exchange -> {
            byte[] body = "{\"compatibilityLevel\":\"FULL\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(statuses[asked.getAndIncrement()], body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private RegistryGate gate() {
        return RegistryGate.of(
                Map.of(
                        "schema.registry.url",
                        "http://localhost:" + server.getAddress().getPort()),
                Patience.inRealTime());
    }
}
