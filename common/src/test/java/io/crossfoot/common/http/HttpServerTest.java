package io.crossfoot.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Module;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.util.Modules;
import io.crossfoot.common.app.CrossfootApp;
import io.crossfoot.common.app.Service;
import io.javalin.http.BadRequestResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HttpServerTest {

    private static final HttpConfig ANY_PORT = new HttpConfig("127.0.0.1", 0);

    @Test
    void isLiveAndReadyOnceAllServicesHaveStarted() throws Exception {
        // Given
        try (CrossfootApp app = start()) {

            // When
            HttpResponse<String> live = get(app, "/health/live");
            HttpResponse<String> ready = get(app, "/health/ready");

            // Then
            assertThat(live.statusCode()).isEqualTo(200);
            assertThat(live.body()).isEqualTo("{\"live\":true}");
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body()).isEqualTo("{\"ready\":true,\"checks\":[{\"name\":\"started\",\"ready\":true}]}");
            assertThat(ready.headers().firstValue("content-type")).contains("application/json");
        }
    }

    @Test
    void isLiveButNotReadyWhileServicesStart() throws Exception {
        // Given
        Module asking = new AbstractModule() {
            @Override
            protected void configure() {
                bind(Asking.class);
                Multibinder.newSetBinder(binder(), Service.class).addBinding().to(Asking.class);
            }
        };

        // When
        try (CrossfootApp app = start(asking)) {
            Asking asked = app.get(Asking.class);

            // Then
            assertThat(asked.live).hasValueMatching(answer -> answer.statusCode() == 200);
            assertThat(asked.ready).hasValueMatching(answer -> answer.statusCode() == 503);
            assertThat(asked.ready.get().body()).contains("\"reason\":\"the app is starting\"");
        }
    }

    @Test
    void tellsWhichChecksFailAndWhy() throws Exception {
        // Given
        try (CrossfootApp app = start(
                check("kafka", () -> Health.notReady("no broker at localhost:9092")),
                check("inbox", () -> {
                    throw new IOException("disk gone");
                }),
                check("registry", Health::ready))) {

            // When
            HttpResponse<String> ready = get(app, "/health/ready");

            // Then
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body())
                    .isEqualTo("{\"ready\":false,\"checks\":["
                            + "{\"name\":\"inbox\",\"ready\":false,\"reason\":\"the check failed: java.io.IOException: disk gone\"},"
                            + "{\"name\":\"kafka\",\"ready\":false,\"reason\":\"no broker at localhost:9092\"},"
                            + "{\"name\":\"registry\",\"ready\":true},"
                            + "{\"name\":\"started\",\"ready\":true}]}");
        }
    }

    @Test
    void showsMetrics() throws Exception {
        // Given
        try (CrossfootApp app = start()) {
            app.get(MetricRegistry.class).counter("ingest.records").inc(42);

            // When
            HttpResponse<String> metrics = get(app, "/metrics");

            // Then
            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.body()).contains("\"ingest.records\":{\"count\":42}");
        }
    }

    @Test
    void answersRoutesThatTheAppAdds() throws Exception {
        // Given
        record Batch(String id, Instant at, Duration took, Optional<String> note) {}
        Batch batch = new Batch("ach/1", Instant.EPOCH, Duration.ofSeconds(2), Optional.of("x"));
        try (CrossfootApp app = start(routes(routing -> routing.get("/batch", context -> context.json(batch))))) {

            // When
            HttpResponse<String> answer = get(app, "/batch");

            // Then
            assertThat(answer.body())
                    .isEqualTo("{\"id\":\"ach/1\",\"at\":\"1970-01-01T00:00:00Z\",\"took\":\"PT2S\",\"note\":\"x\"}");
        }
    }

    @Test
    void answersErrorsAsJson() throws Exception {
        // Given
        Routes failing = routing -> {
            routing.get("/wrong", context -> {
                throw new BadRequestResponse("batch is missing; name one");
            });
            routing.get("/broken", context -> {
                throw new IllegalStateException("hunter2");
            });
        };
        try (CrossfootApp app = start(routes(failing))) {

            // When
            HttpResponse<String> wrong = get(app, "/wrong");
            HttpResponse<String> broken = get(app, "/broken");
            HttpResponse<String> unknown = get(app, "/nothing-here");

            // Then
            assertThat(wrong.statusCode()).isEqualTo(400);
            assertThat(wrong.body()).isEqualTo("{\"error\":\"batch is missing; name one\"}");
            assertThat(broken.statusCode()).isEqualTo(500);
            assertThat(broken.body()).isEqualTo("{\"error\":\"internal error; the app's log tells more\"}");
            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.body()).startsWith("{\"error\":");
        }
    }

    @Test
    void namesTheSettingWhenThePortIsTaken() throws Exception {
        // Given
        try (CrossfootApp first = start()) {
            int taken = first.get(HttpServer.class).uri().getPort();

            // When, Then
            assertThatThrownBy(() -> CrossfootApp.start("second", new HttpModule(new HttpConfig("127.0.0.1", taken))))
                    .hasMessage("Cannot listen on http.host 127.0.0.1, http.port " + taken
                            + ": taken, or not an address of this machine; set another in the configuration");
        }
    }

    /** Asks how the app is, while it starts. */
    @Singleton
    private static final class Asking implements Service {

        private final HttpServer server;
        private final AtomicReference<HttpResponse<String>> live = new AtomicReference<>();
        private final AtomicReference<HttpResponse<String>> ready = new AtomicReference<>();

        @Inject
        private Asking(HttpServer server) {
            this.server = server;
        }

        @Override
        public void start() throws Exception {
            live.set(HttpServerTest.get(server.uri().resolve("/health/live")));
            ready.set(HttpServerTest.get(server.uri().resolve("/health/ready")));
        }

        @Override
        public void stop() {}
    }

    private static CrossfootApp start(Module... modules) throws Exception {
        return CrossfootApp.start("test", new HttpModule(ANY_PORT), Modules.combine(modules));
    }

    private static Module check(String name, Callable<Health> check) {
        return new AbstractModule() {
            @Override
            protected void configure() {
                Multibinder.newSetBinder(binder(), HealthCheck.class)
                        .addBinding()
                        .toInstance(new HealthCheck() {
                            @Override
                            public String name() {
                                return name;
                            }

                            @Override
                            public Health check() throws Exception {
                                return check.call();
                            }
                        });
            }
        };
    }

    private static Module routes(Routes routes) {
        return new AbstractModule() {
            @Override
            protected void configure() {
                Multibinder.newSetBinder(binder(), Routes.class).addBinding().toInstance(routes);
            }
        };
    }

    private static HttpResponse<String> get(CrossfootApp app, String path) throws Exception {
        return get(app.get(HttpServer.class).uri().resolve(path));
    }

    private static HttpResponse<String> get(URI uri) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
