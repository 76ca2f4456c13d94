package io.crossfoot.aggregate;

import static io.crossfoot.aggregate.OrderBatch.PARTITIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossfoot.aggregate.OrderBatch.Expected;
import io.crossfoot.common.batch.BatchId;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.registry.RegistryAvroSerde;
import io.crossfoot.common.topic.CrossfootTopics;
import io.crossfoot.platform.AppProcess;
import io.crossfoot.platform.PlatformExtension;
import io.crossfoot.platform.StreamsApps;
import io.crossfoot.schema.AggregateKey;
import io.crossfoot.schema.AggregateResult;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.Release;
import io.crossfoot.schema.StageTally;
import io.crossfoot.schema.Tally;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Aggregate as processes of its own, against a real broker and a real registry. */
class AggregateIT {

    private static final String BATCH_DATE = "2026-11-22";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @RegisterExtension
    final PlatformExtension platform = new PlatformExtension();

    @TempDir
    private Path home;

    private StreamsApps apps;
    private Feed feed;
    private Map<String, Object> serdes;

    @BeforeEach
    void describeFeed() throws IOException {
        apps = new StreamsApps(platform, "aggregate", AggregateMain.class, home, PARTITIONS);
        feed = OrderBatch.feed(platform.unique("orders"));
        serdes = Map.of("schema.registry.url", platform.registryUrl().toString());
        Files.writeString(
                Files.createDirectories(home.resolve("feeds")).resolve("orders.yaml"), OrderBatch.yaml(feed.name()));
    }

    @AfterEach
    void stopApps() {
        apps.close();
    }

    @Test
    void publishesExactResultsOnceThoughAnInstanceIsKilled() throws Exception {
        // Given
        AppProcess first = start("first");
        start("second");
        OrderBatch batch = batch("2026-11-22", 700);
        platform.produce(batch.records(30_000));
        platform.produce(batch.blocks(30_000));
        await().atMost(PATIENCE)
                .until(() -> !platform.readAll(partials("by-shop")).isEmpty());

        // When
        first.kill();
        platform.produce(batch.blocks(30_000));
        platform.produce(batch.records(30_000));
        platform.produce(batch.markers());

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(tallies("aggregate/by-shop")).hasSize(PARTITIONS);
            assertThat(tallies("aggregate/weekly")).hasSize(PARTITIONS);
        });
        assertThat(records("aggregate/by-shop")).isEqualTo(batch.records());
        assertThat(total("aggregate/by-shop", "by-shop/amount")).isEqualByComparingTo(batch.amount());
        assertThat(total("aggregate/weekly", "weekly/amount")).isEqualByComparingTo(batch.amount());
        assertThat(platform.readAll(results("by-shop"))).isEmpty();
        assertThat(platform.readAll(results("weekly"))).isEmpty();

        // When
        first.restart();
        platform.produce(release(BATCH_DATE));
        platform.produce(release(BATCH_DATE));

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(tallies("publish/by-shop")).hasSize(PARTITIONS);
            assertThat(tallies("publish/weekly")).hasSize(PARTITIONS);
        });
        assertThat(rows("by-shop", result -> result.getGroup().get("shop"))).isEqualTo(batch.byShop());
        assertThat(rows("weekly", result -> result.getWindowStart().toString().substring(0, 10)))
                .isEqualTo(batch.byWeek());
        assertThat(records("publish/by-shop")).isEqualTo(batch.records());
        assertThat(total("publish/by-shop", "by-shop/amount")).isEqualByComparingTo(batch.amount());
    }

    @Test
    void publishesEachRowOnceThoughAnInstanceIsKilledWhilePublishing() throws Exception {
        // Given
        AppProcess first = start("first");
        OrderBatch batch = batch(BATCH_DATE, 4_000);
        platform.produce(batch.blocks(40_000));
        platform.produce(batch.markers());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tallies("aggregate/by-shop")).hasSize(PARTITIONS));
        start("second");
        platform.produce(release(BATCH_DATE));
        await().atMost(PATIENCE)
                .until(() -> !platform.readAll(results("by-shop")).isEmpty());

        // When
        first.kill();

        // Then
        assertThat(tallies("publish/by-shop")).hasSizeLessThan(PARTITIONS);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tallies("publish/by-shop")).hasSize(PARTITIONS));
        assertThat(rows("by-shop", result -> result.getGroup().get("shop"))).isEqualTo(batch.byShop());
        assertThat(total("publish/by-shop", "by-shop/amount")).isEqualByComparingTo(batch.amount());
    }

    private AppProcess start(String name) throws IOException {
        return apps.start(name, "aggregate", "slice: 20");
    }

    private OrderBatch batch(String date, int shops) {
        return new OrderBatch(feed, id(date), platform.registryUrl().toString(), shops, 20261122);
    }

    private BatchId id(String date) {
        return BatchId.parse(feed.name() + "/" + date + "/1/r1");
    }

    private List<ProducerRecord<byte[], byte[]>> release(String date) {
        Release release = new Release(
                id(date).toString(),
                "ann",
                "it balances",
                Outcome.BALANCED,
                List.of(),
                new Tally(0L, Map.of(), 0L, 0L),
                Instant.EPOCH);
        byte[] value = RegistryAvroSerde.<SpecificRecord>ofValues(serdes)
                .serializer()
                .serialize(CrossfootTopics.RELEASES, release);
        List<ProducerRecord<byte[], byte[]>> copies = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            byte[] key = id(date).toString().getBytes(StandardCharsets.UTF_8);
            copies.add(new ProducerRecord<>(CrossfootTopics.RELEASES, partition, key, value));
        }
        return copies;
    }

    private String results(String aggregate) {
        return feed.name() + "." + aggregate;
    }

    private String partials(String aggregate) {
        return platform.unique("aggregate") + "." + results(aggregate) + ".partials";
    }

    /** The latest tally of each partition. */
    private Map<Integer, StageTally> tallies(String stage) {
        RegistryAvroSerde<SpecificRecord> serde = RegistryAvroSerde.ofValues(serdes);
        Map<Integer, StageTally> latest = new TreeMap<>();
        platform.readAll(CrossfootTopics.CONTROL, Serdes.String().deserializer(), serde.deserializer()).stream()
                .map(ConsumerRecord::value)
                .filter(StageTally.class::isInstance)
                .map(StageTally.class::cast)
                .filter(tally -> tally.getBatch().equals(id(BATCH_DATE).toString()))
                .filter(tally -> tally.getStage().equals(stage))
                .forEach(tally -> latest.put(tally.getPartition(), tally));
        return latest;
    }

    private long records(String stage) {
        return tallies(stage).values().stream()
                .mapToLong(tally -> tally.getInput().getRecords())
                .sum();
    }

    private BigDecimal total(String stage, String name) {
        return tallies(stage).values().stream()
                .map(tally -> new BigDecimal(tally.getInput().getTotals().get(name)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The published rows; fails if two have one key. */
    private Map<String, Expected> rows(String aggregate, Function<AggregateResult, String> name) {
        RegistryAvroSerde<AggregateKey> keys = RegistryAvroSerde.ofKeys(serdes);
        RegistryAvroSerde<AggregateResult> values = RegistryAvroSerde.ofValues(serdes);
        List<ConsumerRecord<AggregateKey, AggregateResult>> rows =
                platform.readAll(results(aggregate), keys.deserializer(), values.deserializer());
        assertThat(rows).extracting(ConsumerRecord::key).doesNotHaveDuplicates();
        Map<String, Expected> byName = new TreeMap<>();
        rows.forEach(row -> byName.put(
                name.apply(row.value()),
                new Expected(row.value().getRecords(), measure(row.value(), "amount"), measure(row.value(), "least"))));
        return byName;
    }

    private static BigDecimal measure(AggregateResult result, String name) {
        return new BigDecimal(result.getMeasures().get(name));
    }
}
