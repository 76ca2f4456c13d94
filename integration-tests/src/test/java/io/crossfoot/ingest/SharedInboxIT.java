package io.crossfoot.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossfoot.platform.PlatformExtension;
import io.crossfoot.schema.BatchStarted;
import io.crossfoot.schema.TaskEnded;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two instances with one inbox. */
class SharedInboxIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int FILES = 20;
    private static final int RECORDS = 5_000;

    @RegisterExtension
    private final PlatformExtension platform = new PlatformExtension();

    @TempDir
    private Path home;

    private String feed;
    private IngestApp east;
    private IngestApp west;

    @BeforeEach
    void start() {
        feed = platform.unique("orders");
        east = app("east").begin();
        west = app("west").begin();
        east.awaitReady();
        west.awaitReady();
    }

    private IngestApp app(String name) {
        return new IngestApp(
                        home.resolve(name), home.resolve("inbox"), platform.bootstrapServers(), platform.registryUrl())
                .withInstance(platform.unique(name))
                .withFeed(feed, OrdersFile.feed(feed, "record"));
    }

    @AfterEach
    void stop() {
        east.close();
        west.close();
    }

    @Test
    void deliverEachFileOnceBetweenThem() {
        // Given
        List<OrdersFile> files = IntStream.rangeClosed(1, FILES)
                .mapToObj(seed -> OrdersFile.of(RECORDS, seed))
                .toList();
        // When
        for (int i = 0; i < FILES; i++) {
            east.put(feed, name(i), files.get(i).text());
        }
        IntStream.range(0, FILES).forEach(i -> awaitDone(name(i)));
        // Then
        List<DeliveredBatch> batches =
                IntStream.rangeClosed(1, FILES).mapToObj(this::batch).toList();
        assertThat(batches)
                .allSatisfy(
                        batch -> assertThat(batch.sequences()).hasSize(RECORDS).doesNotHaveDuplicates());
        assertThat(batches)
                .flatExtracting(batch -> batch.control(TaskEnded.class))
                .extracting(
                        ended -> new BigDecimal(ended.getPassed().getTotals().get("amount")))
                .containsExactlyInAnyOrderElementsOf(
                        files.stream().map(OrdersFile::amount).toList());
        assertThat(List.of(east, west))
                .extracting(IngestApp::batchesDelivered)
                .allSatisfy(delivered -> assertThat(delivered).isPositive());
        assertThat(east.batchesDelivered() + west.batchesDelivered()).isEqualTo(FILES);
    }

    private static String name(int number) {
        return "orders-%02d-20261122.csv".formatted(number);
    }

    @Test
    void sendContentOnceThatComesUnderTwoNamesAtOnce() {
        // Given
        OrdersFile file = OrdersFile.of(100_000, 1);
        // When
        Stream.of("orders-20261122.csv", "resent-20261122.csv")
                .parallel()
                .forEach(name -> east.put(feed, name, file.text()));
        awaitDone("orders-20261122.csv");
        awaitDone("resent-20261122.csv");
        // Then
        assertThat(batch(1).sequences()).hasSize(100_000).doesNotHaveDuplicates();
        assertThat(batch(2).control(BatchStarted.class)).isEmpty();
        assertThat(east.batchesDelivered() + west.batchesDelivered()).isEqualTo(1);
        assertThat(east.log() + west.log()).contains("Not sent, as the same content has been delivered");
    }

    private void awaitDone(String name) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(east.done(feed, name)).exists());
    }

    private DeliveredBatch batch(int sequence) {
        return new DeliveredBatch(
                feed + "/2026-11-22/" + sequence + "/r1", platform.bootstrapServers(), platform.registryUrl());
    }
}
