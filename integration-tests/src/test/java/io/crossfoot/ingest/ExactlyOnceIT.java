package io.crossfoot.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossfoot.platform.PlatformExtension;
import io.crossfoot.schema.BatchEnded;
import io.crossfoot.schema.BatchStarted;
import io.crossfoot.schema.TaskEnded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactlyOnceIT {

    private static final int RECORDS = 400_000;
    private static final int KILLS = 2;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @RegisterExtension
    private final PlatformExtension platform = new PlatformExtension();

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"record", "block"})
    void losesAndRepeatsNothingWhenKilledInTheMiddleOfFile(String granularity, TestReporter reporter) {
        // Given
        long seed = System.nanoTime();
        reporter.publishEntry("seed of the moments of the kills", Long.toString(seed));
        String feed = platform.unique("orders");
        OrdersFile file = OrdersFile.of(RECORDS, seed);
        try (IngestApp app = new IngestApp(
                        home, home.resolve("inbox"), platform.bootstrapServers(), platform.registryUrl())
                .withFeed(feed, OrdersFile.feed(feed, granularity))) {
            app.put(feed, "orders-20261122.csv", file.text());
            // When
            app.begin();
            killInTheMiddle(app, feed, new Random(seed));
            await().atMost(LIMIT)
                    .untilAsserted(() ->
                            assertThat(app.done(feed, "orders-20261122.csv")).exists());
        }
        // Then
        assertDelivered(file, feed + "/2026-11-22/1/r1");
    }

    private static void killInTheMiddle(IngestApp app, String feed, Random random) {
        long from = RECORDS / 20;
        for (int kill = 1; kill <= KILLS; kill++) {
            app.awaitReady();
            long at = from + random.nextInt(RECORDS / 4);
            await().atMost(LIMIT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> app.recordsDelivered(feed) >= at);
            app.process().kill();
            assertThat(app.waiting(feed, "orders-20261122.csv")).exists();
            from = at + RECORDS / 20;
            app.begin();
        }
    }

    private void assertDelivered(OrdersFile file, String name) {
        DeliveredBatch batch = new DeliveredBatch(name, platform.bootstrapServers(), platform.registryUrl());
        assertThat(batch.sequences().stream()
                        .mapToLong(Long::longValue)
                        .sorted()
                        .toArray())
                .isEqualTo(LongStream.rangeClosed(2, file.records() + 1).toArray());
        batch.partitionSequences()
                .forEach((partition, numbers) -> assertThat(numbers)
                        .as("partition %d", partition)
                        .isEqualTo(LongStream.range(0, numbers.size()).boxed().toList()));
        assertThat(batch.markers())
                .hasSize(6)
                .allSatisfy(marker -> assertThat(marker.getTally().getRecords())
                        .isEqualTo(batch.partitionSequences()
                                .getOrDefault(marker.getPartition(), List.of())
                                .size()));
        assertThat(batch.control(BatchStarted.class)).hasSize(1);
        assertThat(batch.control(BatchEnded.class)).hasSize(1);
        assertThat(batch.control(TaskEnded.class)).singleElement().satisfies(ended -> {
            assertThat(ended.getPassed().getRecords()).isEqualTo(file.records());
            assertThat(ended.getPassed().getTotals())
                    .containsEntry("amount", file.amount().toPlainString());
            assertThat(ended.getPassed().getDigestHigh())
                    .isEqualTo(batch.digest().high());
            assertThat(ended.getPassed().getDigestLow())
                    .isEqualTo(batch.digest().low());
        });
    }
}
