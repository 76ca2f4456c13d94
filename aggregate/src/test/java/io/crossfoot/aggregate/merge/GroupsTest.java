package io.crossfoot.aggregate.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.aggregate.partial.GroupKeyBuffer;
import io.crossfoot.aggregate.partial.GroupTable;
import io.crossfoot.aggregate.partial.PartialEntries;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.tally.ExactSum;
import io.crossfoot.schema.aggregate.Walk;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class GroupsTest {

    private static final String BATCH = "orders/2026-11-22/1/r1";
    private static final int PLENTY = 1 << 20;
    private static final Aggregate AGGREGATE = aggregate("[{name: amount, sum: amount}]");

    private final KeyValueStore<Bytes, byte[]> store =
            Stores.inMemoryKeyValueStore("groups").get();
    private Groups groups = new Groups(store, AGGREGATE, PLENTY);
    private long offset;

    private record Group(long records, BigDecimal amount) {

        static Group of(long records, long cents) {
            return new Group(records, BigDecimal.valueOf(cents, 2));
        }

        Group plus(Group other) {
            return new Group(records + other.records, amount.add(other.amount));
        }
    }

    @Test
    void comesToTheSameHoweverThePartialResultsCome() {
        // Given
        long seed = new Random().nextLong();
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
        Random random = new Random(seed);
        Map<String, Group> expected = new TreeMap<>();
        for (int message = 0; message < 300; message++) {
            Map<String, Long> cents = new HashMap<>();
            for (int i = random.nextInt(400); i > 0; i--) {
                cents.put("shop" + (int) Math.pow(10, 4 * random.nextDouble()), (long) random.nextInt(2_000) - 1_000);
            }
            cents.forEach((shop, value) -> expected.merge(shop, Group.of(1, value), Group::plus));
            add(BATCH, cents);
            commitOrRestart(random);
        }
        // When
        Map<String, Group> visited = visitAll(BATCH, 100);
        // Then
        assertThat(visited).isEqualTo(expected);
    }

    @Test
    void takesLittleRoomHoweverOftenGroupsChange() {
        // Given
        int commits = 20_000;
        // When
        for (int i = 0; i < commits; i++) {
            add(BATCH, Map.of("north", 1L, "south", -1L));
            groups.store();
        }
        // Then
        assertThat(store.approximateNumEntries()).isLessThan(commits / 2);
        assertThat(visitAll(BATCH, PLENTY))
                .isEqualTo(Map.of("north", Group.of(commits, commits), "south", Group.of(commits, -commits)));
    }

    @Test
    void keepsBatchesApart() {
        // Given
        String other = BATCH + "0";
        add(BATCH, Map.of("north", 100L));
        add(other, Map.of("north", 999L));
        groups.store();
        // When
        groups.take(BATCH, 0, upTo(Integer.MAX_VALUE), taken -> {});
        // Then
        assertThat(visitAll(BATCH, PLENTY)).isEmpty();
        assertThat(visitAll(other, PLENTY)).isEqualTo(Map.of("north", Group.of(1, 999)));
    }

    @Test
    void holdsNoMoreOnTheHeapThanItMay() {
        // Given
        groups = new Groups(store, AGGREGATE, 100);
        // When
        for (int shop = 0; shop < 100; shop++) {
            add(BATCH, Map.of("shop" + shop, 1L));
        }
        // Then
        assertThat(store.approximateNumEntries()).isGreaterThan(90);
    }

    @Test
    void beginsNoFurtherBucketOnceThereAreEnoughGroups() {
        // Given
        for (int shop = 0; shop < 1_000; shop++) {
            add(BATCH, Map.of("shop" + shop, 1L));
        }
        List<Integer> visited = new ArrayList<>();
        // When
        OptionalInt next = groups.visit(BATCH, 0, upTo(10), bucket -> visited.add(bucket.size()));
        // Then
        assertThat(visited.stream().mapToInt(Integer::intValue).sum()).isBetween(10, 100);
        assertThat(next).hasValue(visited.size());
    }

    @Test
    void beginsNoFurtherBucketOnceTheStepHasTakenLong() {
        // Given
        add(BATCH, Map.of("north", 1L));
        long[] seconds = {0};
        StepLimit limit = StepLimit.of(
                Walk.PUBLISH, PLENTY, () -> Duration.ofSeconds(seconds[0]++).toNanos());
        // When
        OptionalInt next = groups.visit(BATCH, 0, limit, bucket -> {});
        // Then
        assertThat(next).hasValue(1);
    }

    @Test
    void refusesPartialResultsOfAnotherDescription() {
        // Given
        Aggregate changed = aggregate("[{name: amount, sum: amount}, {name: most, max: amount}]");
        groups = new Groups(store, changed, PLENTY);
        // When / Then
        assertThatThrownBy(() -> add(BATCH, Map.of("north", 1L)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 measures where the feed now describes 2");
    }

    private void commitOrRestart(Random random) {
        if (random.nextInt(3) == 0) {
            groups.store();
        }
        if (random.nextInt(50) == 0) {
            groups.store();
            groups = new Groups(store, AGGREGATE, 1 + random.nextInt(PLENTY));
        }
    }

    private void add(String batch, Map<String, Long> cents) {
        PartialEntries entries = new PartialEntries();
        GroupKeyBuffer key = new GroupKeyBuffer();
        GroupTable table = new GroupTable(AGGREGATE.measures());
        cents.forEach((shop, value) -> {
            key.wholeBatch();
            key.value(shop);
            int group = table.group(key);
            table.addRecord(group);
            table.measure(0, group).add(value, 2);
            entries.add(table, group);
        });
        ByteBuffer encoded = entries.drain();
        groups.add(batch, encoded, offset++);
    }

    private Map<String, Group> visitAll(String batch, int limit) {
        Map<String, Group> visited = new TreeMap<>();
        OptionalInt next = OptionalInt.of(0);
        while (next.isPresent()) {
            next = groups.visit(batch, next.getAsInt(), upTo(limit), found -> {
                for (int group = 0; group < found.size(); group++) {
                    String shop = found.key(group).values().get(0);
                    assertThat(visited).doesNotContainKey(shop);
                    ExactSum amount = new ExactSum(0);
                    found.addTo(amount, 0, group);
                    visited.put(shop, new Group(found.records(group), amount.value()));
                }
            });
        }
        return visited;
    }

    /** Time stands still. */
    private static StepLimit upTo(int groups) {
        return StepLimit.of(Walk.PUBLISH, groups, () -> 0);
    }

    private static Aggregate aggregate(String measures) {
        String yaml = "{name: by-shop, group-by: [shop], measures: " + measures + "}";
        return ConfigReader.read(yaml, "aggregate.yaml", Aggregate.class);
    }
}
