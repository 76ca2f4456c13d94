package io.crossfoot.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import io.crossfoot.common.app.CrossfootApp;
import io.crossfoot.common.http.HttpConfig;
import io.crossfoot.common.http.HttpModule;
import io.crossfoot.common.http.HttpServer;
import io.crossfoot.common.http.Routes;
import io.crossfoot.reconcile.rest.ApiRoutes;
import io.crossfoot.reconcile.rest.BatchRoutes;
import io.crossfoot.reconcile.rest.DecisionDesk;
import io.crossfoot.reconcile.rest.DecisionPost;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcileApiTest {

    private static final String BATCH = "/batches/{feed}/{date}/{sequence}/{revision}";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningTopology running;
    private BatchRoutes routes;
    private CrossfootApp app;
    private ApiDescription description;
    private DecisionPost post;

    @BeforeEach
    void start() throws Exception {
        running = new RunningTopology(folder, TestFeeds.payments());
        post = (decision, failed) -> running.say(decision);
        DecisionDesk desk = new DecisionDesk((decision, failed) -> post.send(decision, failed), running.board());
        routes = new BatchRoutes(running.board(), desk, Clock.fixed(SentBatch.START, ZoneOffset.UTC));
        app = CrossfootApp.start("api-test", new HttpModule(new HttpConfig("127.0.0.1", 0)), new AbstractModule() {
            @Override
            protected void configure() {
                Multibinder<Routes> all = Multibinder.newSetBinder(binder(), Routes.class);
                all.addBinding().toInstance(routes);
                all.addBinding().toInstance(new ApiRoutes());
            }
        });
        description = new ApiDescription(
                JSON.readTree(send("GET", "/openapi.json", "").body()));
    }

    @AfterEach
    void stop() {
        app.close();
        running.close();
    }

    @Test
    void offersExactlyWhatIsDescribed() {
        // Given
        Javalin javalin = Javalin.create(config -> {
            routes.addTo(config.routes);
            new ApiRoutes().addTo(config.routes);
        });

        // When
        List<String> offered = javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.endpoint.method.name().toLowerCase(Locale.ROOT) + ' ' + handler.endpoint.path)
                .toList();

        // Then
        assertThat(new TreeSet<>(offered)).isEqualTo(description.operations());
    }

    @Test
    void showsABatchWithItsEvidence() throws Exception {
        // Given
        SentBatch batch = payments("payments/2026-11-22/1/r1").stating("amount", "55.00", "55.00");
        batch.events().remove(4);
        running.send(batch);

        // When
        JsonNode shown = ask("get", BATCH, "/batches/payments/2026-11-22/1/r1", "", 200);

        // Then
        assertThat(shown.path("state").asText()).isEqualTo("held");
        assertThat(shown.path("outcome").asText()).isEqualTo("out-of-balance");
        assertThat(shown.path("business_date").asText()).isEqualTo("2026-11-22");
        assertThat(shown.path("stages").path(1).path("tally").path("totals").path("amount_total[EUR]"))
                .hasToString("\"50.00\"");
        assertThat(shown.path("breaks"))
                .extracting(each -> each.path("check").asText())
                .contains("missing");
        assertThat(shown.path("started_at").asText()).isEqualTo("2026-11-22T20:00:00Z");
    }

    @Test
    void listsTheBatchesThatMatch() throws Exception {
        // Given
        running.send(payments("payments/2026-11-22/1/r1"));
        running.send(payments("payments/2026-11-22/2/r1").stating("amount", "55.00", "55.00"));
        running.send(payments("payments/2026-11-23/1/r1"));

        // When
        Map<String, List<String>> found = Map.of(
                "", names(ask("get", "/batches", "/batches", "", 200)),
                "date", names(ask("get", "/batches", "/batches?date=2026-11-22", "", 200)),
                "state", names(ask("get", "/batches", "/batches?feed=payments&state=released", "", 200)),
                "limit", names(ask("get", "/batches", "/batches?limit=1", "", 200)),
                "other", names(ask("get", "/batches", "/batches?fingerprint=" + "1".repeat(32), "", 200)));

        // Then
        assertThat(found)
                .containsEntry(
                        "", List.of("payments/2026-11-22/1/r1", "payments/2026-11-22/2/r1", "payments/2026-11-23/1/r1"))
                .containsEntry("date", List.of("payments/2026-11-22/1/r1", "payments/2026-11-22/2/r1"))
                .containsEntry("state", List.of("payments/2026-11-22/2/r1"))
                .containsEntry("limit", List.of("payments/2026-11-23/1/r1"))
                .containsEntry("other", List.of());
    }

    @Test
    void saysAllThatIsWrongWithAQueryAtOnce() throws Exception {
        // When
        JsonNode answer = ask("get", "/batches", "/batches?date=tomorrow&state=fine&sate=held", "", 400);

        // Then
        assertThat(answer.path("error").asText())
                .contains("no parameter 'sate'")
                .contains("date must be a date such as 2026-11-22, got 'tomorrow'")
                .contains("state must be one of [expected, receiving")
                .contains("got 'fine'");
    }

    @Test
    void tellsWhereToLookForABatchThatIsNotThere() throws Exception {
        // When
        JsonNode unknown = ask("get", BATCH, "/batches/payments/2026-11-22/9/r1", "", 404);
        JsonNode nonsense = ask("get", BATCH, "/batches/payments/2026-11-22/9/1", "", 400);

        // Then
        assertThat(unknown.path("error").asText())
                .isEqualTo("There is no batch 'payments/2026-11-22/9/r1'; GET /batches lists those there are");
        assertThat(nonsense.path("error").asText()).contains("write feed/business date/sequence/revision");
    }

    @Test
    void releasesAHeldBatchAndShowsWhoDid() throws Exception {
        // Given
        running.send(payments("payments/2026-11-22/1/r1"));

        // When
        JsonNode released = decide("release", "{\"by\": \"ann\", \"reason\": \"checked by hand\"}", 200);

        // Then
        assertThat(released.path("state").asText()).isEqualTo("released");
        assertThat(released.path("decisions").path(0).path("by").asText()).isEqualTo("ann");
        assertThat(running.releases()).hasSize(1);
    }

    @Test
    void saysWhyABatchCannotBeReleased() throws Exception {
        // Given
        SentBatch batch = payments("payments/2026-11-22/1/r1");
        batch.events().remove(0);
        running.send(batch);

        // When
        JsonNode refused = decide("release", "{\"by\": \"ann\", \"reason\": \"in a hurry\"}", 409);
        JsonNode forced = decide("release", "{\"by\": \"ann\", \"reason\": \"agreed\", \"force\": true}", 200);
        JsonNode tooLate = decide("reject", "{\"by\": \"bob\", \"reason\": \"not agreed\"}", 409);

        // Then
        assertThat(refused.path("error").asText())
                .isEqualTo("Batch 'payments/2026-11-22/1/r1': the batch is out of balance:"
                        + " release it with force, or reject it");
        assertThat(forced.path("state").asText()).isEqualTo("released");
        assertThat(forced.path("decisions")).hasSize(2);
        assertThat(tooLate.path("error").asText()).contains("already released");
    }

    @Test
    void holdsABatchThatIsStillComing() throws Exception {
        // Given
        SentBatch batch = payments("payments/2026-11-22/1/r1").stating("amount", "55.00", "55.00");
        running.say(batch.started());

        // When
        decide("hold", "{\"by\": \"ann\", \"reason\": \"awaiting a call\", \"force\": false}", 200);
        running.send(batch);

        // Then
        JsonNode shown = ask("get", BATCH, "/batches/payments/2026-11-22/1/r1", "", 200);
        assertThat(shown.path("state").asText()).isEqualTo("held");
        assertThat(shown.path("outcome").asText()).isEqualTo("balanced");
    }

    @Test
    void saysAllThatIsWrongWithADecisionAtOnce() throws Exception {
        // Given
        running.send(payments("payments/2026-11-22/1/r1"));

        // When
        JsonNode empty = decide("hold", "{}", 400);
        JsonNode wrong = decide("hold", "{\"by\": 5, \"reason\": \" \", \"force\": true, \"why\": \"\"}", 400);
        JsonNode machine = decide("hold", "{\"by\": \"Crossfoot\", \"reason\": \"it said so\"}", 400);
        JsonNode nothing = decide("hold", "by ann", 400);

        // Then
        assertThat(empty.path("error").asText())
                .isEqualTo("by must be a text that says who decides, got nothing;"
                        + " reason must be a text that says why, got nothing");
        assertThat(wrong.path("error").asText())
                .contains("no field 'why'")
                .contains("by must be a text that says who decides, got 5")
                .contains("reason must be a text that says why, got \" \"")
                .contains("force is for releases only");
        assertThat(machine.path("error").asText()).contains("by must be a person");
        assertThat(nothing.path("error").asText()).contains("the body must be a JSON object");
    }

    @Test
    void admitsThatADecisionMayNotBeOnRecord() throws Exception {
        // Given
        running.send(payments("payments/2026-11-22/1/r1"));
        post = (decision, failed) -> failed.accept(new TimeoutException("no broker"));

        // When
        JsonNode answer = decide("hold", "{\"by\": \"ann\", \"reason\": \"awaiting a call\"}", 503);

        // Then
        assertThat(answer.path("error").asText()).contains("not certain").contains("no broker");
    }

    @Test
    void asksForPatienceWhileItStarts() throws Exception {
        // Given
        running.board().stop();

        // When
        JsonNode answer = ask("get", "/batches", "/batches", "", 503);

        // Then
        assertThat(answer.path("error").asText()).contains("try again");
    }

    private SentBatch payments(String name) {
        return new SentBatch(TestFeeds.payments(), name, 1, running.registry()).payments(10);
    }

    private static List<String> names(JsonNode list) {
        return list.path("batches")
                .valueStream()
                .map(batch -> batch.path("batch").asText())
                .collect(Collectors.toList());
    }

    private JsonNode decide(String action, String body, int status) throws Exception {
        return ask("post", BATCH + '/' + action, "/batches/payments/2026-11-22/1/r1/" + action, body, status);
    }

    /** Asks, and holds the answer against the description. */
    private JsonNode ask(String method, String described, String path, String body, int status) throws Exception {
        HttpResponse<String> answer = send(method.toUpperCase(Locale.ROOT), path, body);
        JsonNode json = JSON.readTree(answer.body());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(description.check(method, described, status, json)).isEmpty();
        return json;
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        app.get(HttpServer.class).uri().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
