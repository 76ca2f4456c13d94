package io.crossfoot.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossfoot.platform.LocalBroker;
import io.crossfoot.platform.LocalRegistry;
import io.crossfoot.schema.BatchStarted;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers of its own, which it stops as it likes. */
class OutageIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int RECORDS = 600_000;
    private static final String FEED = "orders";
    private static final String FILE = "orders-20261122.csv";

    @TempDir
    private Path home;

    private LocalBroker broker;
    private LocalRegistry registry;
    private IngestApp app;

    @BeforeEach
    void startServers() {
        broker = LocalBroker.start(home.resolve("broker"));
        registry = LocalRegistry.startInMemory(home.resolve("registry"));
        broker.awaitReady(LIMIT);
        registry.awaitReady(LIMIT);
        app = app("ingest").withFeed(FEED, OrdersFile.feed(FEED, "record"));
    }

    @AfterEach
    void stopServers() {
        app.close();
        registry.close();
        broker.close();
    }

    @Test
    void waitsForRegistryAndSaysSo() {
        // Given
        OrdersFile file = OrdersFile.of(100, 1);
        registry.kill();
        app.put(FEED, FILE, file.text());
        app.begin();
        await().atMost(LIMIT).until(() -> app.log().contains("Waiting for schema registry at " + registry.url()));
        // When
        registry.restart();
        // Then
        awaitDone();
        assertThat(batch().sequences()).hasSize(100);
    }

    /** More than one crash: what the first has left open in the log could come out with the next. */
    @Test
    void comesThroughCrashesOfTheBroker() {
        // Given
        app.put(FEED, FILE, OrdersFile.of(RECORDS, 1).text());
        app.start();
        // When
        for (int crash = 1; crash <= 3; crash++) {
            awaitRecordsAfter(app, app.recordsDelivered(FEED) + RECORDS / 10);
            broker.kill();
            await().atMost(LIMIT).until(() -> app.state(FEED).equals("CONNECTING"));
            broker.restart();
            await().atMost(LIMIT).until(() -> !app.state(FEED).equals("CONNECTING"));
        }
        // Then
        awaitDone();
        assertThat(app.log()).contains("The feed waits; nothing is lost").contains("The feed goes on");
        assertThat(batch().sequences()).hasSize(RECORDS).doesNotHaveDuplicates();
        assertThat(batch().control(BatchStarted.class)).hasSize(1);
    }

    private static void awaitRecordsAfter(IngestApp app, long records) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(() -> app.recordsDelivered(FEED) > records);
    }

    @Test
    void leavesFileInTheInboxWhileTheRegistryRefusesTheSchema() {
        // Given
        app.start();
        app.put(FEED, FILE, OrdersFile.of(100, 1).text());
        awaitDone();
        app.process().stop();
        app.withFeed(FEED, OrdersFile.incompatibleFeed(FEED)).withFeed("others", OrdersFile.feed("others", "block"));
        app.put(FEED, "orders-20261123.csv", OrdersFile.of(100, 2).text());
        app.put("others", FILE, OrdersFile.of(100, 1).text());
        // When
        app.start();
        await().atMost(LIMIT).until(() -> app.state(FEED).equals("REFUSED"));
        // Then
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(app.done("others", FILE)).exists());
        assertThat(app.waiting(FEED, "orders-20261123.csv")).exists();
        assertThat(app.log()).contains("refuses the schema for subject 'orders.events-");
        assertThat(app.log()).contains("feed=\"orders\"");
    }

    @Test
    void stopsWhenAnotherProcessGoesByItsName() {
        // Given
        app.withInstance("ingest-1");
        app.put(FEED, FILE, OrdersFile.of(RECORDS, 1).text());
        app.start();
        awaitRecordsAfter(app, RECORDS / 10);
        app.process().pause();
        try (IngestApp other = app("other").withInstance("ingest-1").withFeed(FEED, OrdersFile.feed(FEED, "record"))) {
            other.start();
            awaitRecordsAfter(other, RECORDS / 10);
            // When
            app.process().resume();
            // Then
            await().atMost(LIMIT).until(() -> app.state(FEED).equals("STOPPED"));
            awaitDone();
            assertThat(other.batchesDelivered()).isEqualTo(1);
        }
        assertThat(app.log()).contains("goes by the name 'ingest-1' as well");
        assertThat(app.get("/health/ready").path("ready").asBoolean()).isFalse();
        assertThat(batch().sequences()).hasSize(RECORDS).doesNotHaveDuplicates();
    }

    private IngestApp app(String name) {
        return new IngestApp(home.resolve(name), home.resolve("inbox"), broker.bootstrapServers(), registry.url());
    }

    private void awaitDone() {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(app.done(FEED, FILE)).exists());
    }

    private DeliveredBatch batch() {
        return new DeliveredBatch(FEED + "/2026-11-22/1/r1", broker.bootstrapServers(), registry.url());
    }
}
