package io.crossfoot.aggregate.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.aggregate.partial.GroupKey;
import io.crossfoot.aggregate.partial.GroupKeyBuffer;
import io.crossfoot.aggregate.partial.GroupTable;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.registry.RegistryAvroSerde;
import io.crossfoot.common.tally.ExactSum;
import io.crossfoot.schema.AggregateKey;
import io.crossfoot.schema.AggregateResult;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultRowsTest {

    private static final String BATCH = "zürich/2026-11-22/1/r1";
    private static final String TOPIC = "zürich.results";

    private final Map<String, Object> serdes = Map.of("schema.registry.url", "mock://" + UUID.randomUUID());
    private final RegistryAvroSerde<AggregateKey> keys = RegistryAvroSerde.ofKeys(serdes);
    private final RegistryAvroSerde<AggregateResult> values = RegistryAvroSerde.ofValues(serdes);
    private final GroupKeyBuffer buffer = new GroupKeyBuffer();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: all, measures: [{name: amount, sum: amount}]}",
                "{name: none, group-by: [shop], measures: []}",
                "{name: by-shop, group-by: [shop], measures: [{name: z, sum: a}, {name: least, min: a}, {name: b, max: a}]}",
                "{name: hourly, group-by: [shop, day, über], window: 1h, measures: [{name: amount, sum: amount}]}"
            })
    void writesWhatTheSerializerWouldWrite(String yaml) {
        // Given
        long seed = new Random().nextLong();
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
        Random random = new Random(seed);
        Aggregate aggregate = ConfigReader.read(yaml, "aggregate.yaml", Aggregate.class);
        GroupTable groups = new GroupTable(aggregate.measures());
        for (int i = 0; i < 2_000; i++) {
            int group = groups.group(randomKey(random, aggregate));
            groups.addRecord(group);
            for (int measure = 0; measure < aggregate.measures().size(); measure++) {
                addValue(random, groups, measure, group);
            }
        }

        // When
        ResultRows rows = new ResultRows(aggregate, ResultSchemas.of(TOPIC, serdes), BATCH);

        // Then
        for (int group = 0; group < groups.size(); group++) {
            assertThat(rows.key(groups, group)).isEqualTo(keys.serializer().serialize(TOPIC, key(groups, group)));
            assertThat(rows.row(groups, group))
                    .isEqualTo(values.serializer().serialize(TOPIC, row(aggregate, groups, group)));
        }
    }

    private GroupKeyBuffer randomKey(Random random, Aggregate aggregate) {
        if (aggregate.window().isPresent()) {
            buffer.window((random.nextInt(100) - 50) * 3_600_000L);
        } else {
            buffer.wholeBatch();
        }
        aggregate.groupBy().forEach(field -> buffer.value("Größe €𝄞".repeat(random.nextInt(4)) + random.nextInt(100)));
        return buffer;
    }

    /** Mostly money, and all that is not. */
    private static void addValue(Random random, GroupTable groups, int measure, int group) {
        switch (random.nextInt(10)) {
            case 0 -> groups.measure(measure, group).add(new BigDecimal(new BigInteger(100, random), 2).negate());
            case 1 -> groups.measure(measure, group).add(random.nextLong(), random.nextInt(30));
            case 2 -> groups.measure(measure, group).add(random.nextInt(200) - 100, 2);
            case 3 -> groups.measure(measure, group).add(Long.MIN_VALUE, 2);
            case 4 -> {} // no value
            default -> groups.measure(measure, group).add(random.nextLong() >> random.nextInt(64), 2);
        }
    }

    private static AggregateKey key(GroupTable groups, int group) {
        return new AggregateKey(
                BATCH, windowStart(groups.key(group)), groups.key(group).values());
    }

    private static AggregateResult row(Aggregate aggregate, GroupTable groups, int group) {
        Instant start = windowStart(groups.key(group));
        Instant end = start == null ? null : start.plus(aggregate.window().orElse(Duration.ZERO));
        Map<String, String> measures = new TreeMap<>();
        for (int i = 0; i < aggregate.measures().size(); i++) {
            String name = aggregate.measures().get(i).name();
            value(groups, i, group).ifPresent(value -> measures.put(name, value.toPlainString()));
        }
        return new AggregateResult(
                BATCH,
                aggregate.name(),
                start,
                end,
                byField(aggregate, groups.key(group).values()),
                groups.records(group),
                measures);
    }

    private static Optional<BigDecimal> value(GroupTable groups, int measure, int group) {
        ExactSum value = new ExactSum(0);
        groups.addTo(value, measure, group);
        return groups.isPresent(measure, group) ? Optional.of(value.value()) : Optional.empty();
    }

    private static Map<String, String> byField(Aggregate aggregate, List<String> values) {
        Map<String, String> byField = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            byField.put(aggregate.groupBy().get(i), values.get(i));
        }
        return byField;
    }

    private static @Nullable Instant windowStart(GroupKey group) {
        return group.windowStart().isPresent()
                ? Instant.ofEpochMilli(group.windowStart().getAsLong())
                : null;
    }
}
