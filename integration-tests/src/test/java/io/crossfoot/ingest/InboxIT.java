package io.crossfoot.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossfoot.platform.PlatformExtension;
import io.crossfoot.schema.BatchStarted;
import io.crossfoot.schema.TaskEnded;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class InboxIT {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final OrdersFile ORDERS = OrdersFile.of(100, 1);
    private static final OrdersFile OTHER_ORDERS = OrdersFile.of(120, 2);

    @RegisterExtension
    private final PlatformExtension platform = new PlatformExtension();

    @TempDir
    private Path home;

    private String feed;
    private IngestApp app;

    @BeforeEach
    void start() {
        feed = platform.unique("orders");
        app = new IngestApp(home, home.resolve("inbox"), platform.bootstrapServers(), platform.registryUrl())
                .withFeed(feed, OrdersFile.feed(feed, "record"))
                .start();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void sendsSameContentOnceWhateverItsName() {
        // Given
        deliver("orders-20261122.csv", ORDERS.text());
        // When
        deliver("resent-20261122.csv", ORDERS.text());
        // Then
        assertThat(batch("1/r1").sequences()).hasSize(100);
        assertThat(batch("2/r1").control(BatchStarted.class)).isEmpty();
        assertThat(app.log()).contains("Not sent, as the same content has been delivered");
    }

    @Test
    void sendsCorrectedFileAsNextRevision() {
        // Given
        deliver("orders-20261122.csv", ORDERS.text());
        // When
        app.put(feed, "orders-20261122.csv", OTHER_ORDERS.text());
        awaitExists(app.done(feed, "orders-20261122.csv.1"));
        // Then
        assertThat(batch("1/r1").sequences()).hasSize(100);
        assertThat(batch("1/r2").sequences()).hasSize(120);
    }

    @Test
    void remembersItsBatchesOverRestartThoughItKeepsNothingOnDisk() {
        // Given
        deliver("orders-20261122.csv", ORDERS.text());
        app.process().stop();
        app.put(feed, "again-20261122.csv", ORDERS.text());
        app.put(feed, "more-20261122.csv", OTHER_ORDERS.text());
        // When
        app.start();
        awaitExists(app.done(feed, "again-20261122.csv"));
        awaitExists(app.done(feed, "more-20261122.csv"));
        // Then
        assertThat(batch("1/r1").sequences()).hasSize(100);
        assertThat(batch("2/r1").sequences()).hasSize(120);
        assertThat(batch("3/r1").control(BatchStarted.class)).isEmpty();
    }

    @Test
    void deliversFileWithoutRecordsAsEmptyBatch() {
        // When
        deliver("orders-20261122.csv", OrdersFile.of(0, 1).text());
        // Then
        DeliveredBatch batch = batch("1/r1");
        assertThat(batch.sequences()).isEmpty();
        assertThat(batch.markers()).hasSize(6);
        assertThat(batch.control(TaskEnded.class))
                .singleElement()
                .satisfies(ended -> assertThat(ended.getProblems()).isEmpty());
    }

    @Test
    void deliversWhatIsNoSuchFileAsMalformedBatch() {
        // When
        deliver("orders-20261122.csv", "\u0000\u0001 no orders at all \u0002\n");
        // Then
        DeliveredBatch batch = batch("1/r1");
        assertThat(batch.markers()).hasSize(6);
        assertThat(batch.control(TaskEnded.class))
                .singleElement()
                .satisfies(ended -> assertThat(ended.getProblems()).isNotEmpty());
    }

    @Test
    void putsAsideFileWithoutBusinessDate() {
        // When
        app.put(feed, "orders.csv", ORDERS.text());
        awaitExists(app.failed(feed, "orders.csv"));
        // Then
        assertThat(app.log()).contains("no business date in its name").contains("Rename the file");
    }

    private void deliver(String name, String content) {
        app.put(feed, name, content);
        awaitExists(app.done(feed, name));
    }

    private static void awaitExists(Path file) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(file).exists());
    }

    private DeliveredBatch batch(String sequenceAndRevision) {
        return new DeliveredBatch(
                feed + "/2026-11-22/" + sequenceAndRevision, platform.bootstrapServers(), platform.registryUrl());
    }
}
