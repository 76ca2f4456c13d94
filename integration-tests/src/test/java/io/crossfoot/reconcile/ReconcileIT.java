package io.crossfoot.reconcile;

import static io.crossfoot.reconcile.PaymentBatch.PARTITIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.topic.CrossfootTopics;
import io.crossfoot.platform.AppProcess;
import io.crossfoot.platform.PlatformExtension;
import io.crossfoot.platform.StreamsApps;
import io.crossfoot.schema.StageTally;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Reconcile as processes of its own, against a real broker and a real registry: two instances, six partitions. */
class ReconcileIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    final PlatformExtension platform = new PlatformExtension();

    @TempDir
    private Path home;

    private final HttpClient http = HttpClient.newHttpClient();
    private StreamsApps apps;
    private Feed feed;

    @BeforeEach
    void describeFeed() throws IOException {
        apps = new StreamsApps(platform, "reconcile", ReconcileMain.class, home, PARTITIONS);
        feed = PaymentBatch.feed(platform.unique("payments"));
        Files.writeString(
                Files.createDirectories(home.resolve("feeds")).resolve("payments.yaml"),
                PaymentBatch.yaml(feed.name()));
    }

    @AfterEach
    void stopApps() {
        apps.close();
    }

    @Test
    void namesWhatIsWrongAndTakesDecisionsOnAnyInstance() throws Exception {
        // Given
        AppProcess first = apps.start("first", "reconcile", "");
        AppProcess second = apps.start("second", "reconcile", "");
        PaymentBatch good = batch(1);
        PaymentBatch lacking = batch(2);
        ProducerRecord<byte[], byte[]> lost = lacking.events().remove(700);
        PaymentBatch repeating = batch(3);
        ProducerRecord<byte[], byte[]> twice = repeating.events().get(321);
        repeating.events().add(twice);
        PaymentBatch altered = batch(4);
        altered.alter(555, new BigDecimal("0.01"));
        PaymentBatch miscounted = batch(5);
        PaymentBatch unended = batch(6);

        // When
        for (PaymentBatch batch : List.of(good, lacking, repeating, altered)) {
            deliver(batch, batch.markers(), batch.reports("aggregate/all"));
        }
        deliver(miscounted, miscounted.markers(), withOneAltered(miscounted.reports("aggregate/all")));
        deliver(unended, unended.markers().subList(1, PARTITIONS), unended.reports("aggregate/all"));

        // Then
        assertThat(settled(first, 1).path("state").asText()).isEqualTo("released");
        assertThat(breaks(settled(second, 2)))
                .startsWith("records audit partition " + lost.partition())
                .contains("missing audit partition " + lost.partition())
                .contains("amount_total audit file");
        assertThat(detail(settled(second, 2), "missing")).contains("source records");
        assertThat(breaks(settled(first, 3))).contains("repeated audit partition " + twice.partition());
        assertThat(detail(settled(first, 3), "repeated")).contains("source record 322 at offset");
        assertThat(breaks(settled(second, 4)))
                .contains("amount_total audit partition "
                        + altered.events().get(555).partition())
                .contains("digest audit partition " + altered.events().get(555).partition());
        assertThat(breaks(settled(first, 5))).containsExactly("all/amount aggregate/all file");
        assertThat(breaks(settled(second, 6))).containsExactly("report audit partition 0");
        assertThat(settled(second, 6).path("outcome").asText()).isEqualTo("incomplete");

        // When
        JsonNode refused = decide(first, 2, "release", false, 409);
        JsonNode released = decide(second, 2, "release", true, 200);
        JsonNode rejected = decide(first, 3, "reject", false, 200);

        // Then
        assertThat(refused.path("error").asText()).contains("out of balance");
        assertThat(released.path("state").asText()).isEqualTo("released");
        assertThat(released.path("decisions")).hasSize(2);
        assertThat(rejected.path("state").asText()).isEqualTo("rejected");
        assertThat(releases()).containsOnly(id(1), id(2)).hasSize(2 * PARTITIONS);

        // When
        platform.produce(good.reports("publish/all").stream().map(good::control).toList());
        platform.produce(unended.markers().subList(0, 1));

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(show(second, 1).path("published").asBoolean()).isTrue();
            assertThat(show(first, 6).path("state").asText()).isEqualTo("released");
        });
    }

    @Test
    void saysTheSameThoughAnInstanceIsKilledAndWhenAllIsReadAgain() throws Exception {
        // Given
        AppProcess first = apps.start("first", "reconcile", "");
        AppProcess second = apps.start("second", "reconcile", "");
        PaymentBatch batch = batch(1).payments(60_000);
        batch.events().remove(40_000);
        int half = batch.events().size() / 2;
        platform.produce(batch.start());
        platform.produce(batch.events().subList(0, half));

        // When
        first.kill();
        platform.produce(batch.events().subList(half, batch.events().size()));
        platform.produce(batch.markers());
        platform.produce(batch.end());
        platform.produce(
                batch.reports("aggregate/all").stream().map(batch::control).toList());
        JsonNode held = settled(second, 1);
        first.restart();
        first.awaitReady(PATIENCE);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(show(first, 1)).isEqualTo(held));

        // Then
        assertThat(held.path("outcome").asText()).isEqualTo("out-of-balance");
        assertThat(held.path("stages").path(1).path("tally").path("records").asLong())
                .isEqualTo(batch.events().size());
        assertThat(breaks(held).stream().filter(each -> each.startsWith("missing")))
                .hasSize(1);

        // When
        List<byte[]> spoken = verdicts();
        first.stop();
        second.stop();
        apps.start("third", "reconcile-anew", "");

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(verdicts().size()).isGreaterThan(spoken.size()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(last(verdicts())).isEqualTo(last(spoken)));
    }

    private PaymentBatch batch(int sequence) {
        return new PaymentBatch(feed, id(sequence), platform.registryUrl().toString()).payments(1_000);
    }

    private String id(int sequence) {
        return feed.name() + "/2026-11-22/" + sequence + "/r1";
    }

    private void deliver(PaymentBatch batch, List<ProducerRecord<byte[], byte[]>> markers, List<StageTally> reports) {
        platform.produce(batch.start());
        platform.produce(batch.events());
        platform.produce(markers);
        platform.produce(batch.end());
        platform.produce(reports.stream().map(batch::control).toList());
    }

    private static List<StageTally> withOneAltered(List<StageTally> reports) {
        reports.get(3)
                .getInput()
                .getTotals()
                .merge(
                        "all/amount",
                        "0.01",
                        (total, more) ->
                                new BigDecimal(total).add(new BigDecimal(more)).toPlainString());
        return reports;
    }

    /** The batch once nothing more is to come of itself. */
    private JsonNode settled(AppProcess app, int sequence) {
        return await().atMost(PATIENCE)
                .until(
                        () -> show(app, sequence),
                        batch -> List.of("held", "released")
                                .contains(batch.path("state").asText()));
    }

    private JsonNode show(AppProcess app, int sequence) throws Exception {
        return send(app, "/batches/" + id(sequence), request -> request.GET()).json();
    }

    private JsonNode decide(AppProcess app, int sequence, String action, boolean force, int status) throws Exception {
        String body = "{\"by\": \"ann\", \"reason\": \"agreed with the sender\", \"force\": %s}".formatted(force);
        Answer answer = send(
                app,
                "/batches/" + id(sequence) + '/' + action,
                request -> request.POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
        return answer.json();
    }

    private record Answer(int status, JsonNode json) {}

    private Answer send(AppProcess app, String path, UnaryOperator<HttpRequest.Builder> method) throws Exception {
        URI uri = app.url().resolve(path);
        HttpResponse<String> answer =
                http.send(method.apply(HttpRequest.newBuilder(uri)).build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    }

    private static List<String> breaks(JsonNode batch) {
        return batch.path("breaks")
                .valueStream()
                .map(each -> Stream.of("check", "stage", "where")
                        .map(field -> each.path(field).asText())
                        .reduce((before, after) -> before + ' ' + after)
                        .orElseThrow())
                .toList();
    }

    private static String detail(JsonNode batch, String check) {
        return batch.path("breaks")
                .valueStream()
                .filter(each -> each.path("check").asText().equals(check))
                .findFirst()
                .orElseThrow()
                .path("detail")
                .asText();
    }

    /** The batches that were released, once for each partition that was told. */
    private List<String> releases() {
        return platform.readAll(CrossfootTopics.RELEASES).stream()
                .map(ReconcileIT::key)
                .filter(batch -> batch.startsWith(feed.name()))
                .toList();
    }

    /** The verdicts on the first batch, oldest first. */
    private List<byte[]> verdicts() {
        return platform.readAll(CrossfootTopics.VERDICTS).stream()
                .filter(verdict -> key(verdict).equals(id(1)))
                .map(ConsumerRecord::value)
                .toList();
    }

    private static byte[] last(List<byte[]> verdicts) {
        return verdicts.get(verdicts.size() - 1);
    }

    private static String key(ConsumerRecord<byte[], byte[]> message) {
        return new String(message.key(), StandardCharsets.UTF_8);
    }
}
