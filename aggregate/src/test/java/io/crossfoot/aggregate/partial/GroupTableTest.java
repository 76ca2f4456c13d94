package io.crossfoot.aggregate.partial;

import static io.crossfoot.aggregate.partial.Measures.SUM_MIN_MAX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.common.tally.ExactSum;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GroupTableTest {

    private static final int MEASURES = SUM_MIN_MAX.measures().size();

    private final GroupTable table = new GroupTable(SUM_MIN_MAX.measures());
    private final GroupKeyBuffer key = new GroupKeyBuffer();

    /** What a group comes to, worked out without any care for speed. */
    private static final class Model {

        private final BigDecimal[] measures = new BigDecimal[MEASURES];
        private long records;

        void add(int measure, BigDecimal value) {
            BigDecimal before = measures[measure];
            measures[measure] = before == null
                    ? value
                    : switch (measure) {
                        case 0 -> before.add(value);
                        case 1 -> before.min(value);
                        default -> before.max(value);
                    };
        }

        Counted counted() {
            return Counted.of(records, measure -> Optional.ofNullable(measures[measure]));
        }
    }

    /** Records, and each measure as a number of any scale. */
    private record Counted(long records, List<Optional<BigDecimal>> measures) {

        static Counted of(long records, Function<Integer, Optional<BigDecimal>> measure) {
            return new Counted(
                    records,
                    List.of(0, 1, 2).stream()
                            .map(index -> measure.apply(index).map(BigDecimal::stripTrailingZeros))
                            .toList());
        }
    }

    @Test
    void comesToWhatEachGroupsRecordsAddUpTo() {
        // Given
        long seed = new Random().nextLong();
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            Map<GroupKey, Model> models = new HashMap<>();
            table.clear();

            // When
            for (int i = random.nextInt(20_000); i > 0; i--) {
                randomKey(random);
                Model model = models.computeIfAbsent(key.key(), unseen -> new Model());
                int number = table.group(key);
                model.records++;
                table.addRecord(number);
                for (int measure = random.nextInt(MEASURES + 1); measure < MEASURES; measure++) {
                    addValue(random, model, number, measure);
                }
            }

            // Then
            assertThat(counted(table)).isEqualTo(counted(models));
            assertThat(counted(decoded(encoded(table)))).isEqualTo(counted(models));
        }
    }

    @Test
    void addsPartialResults() {
        // Given
        long seed = new Random().nextLong();
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
        Random random = new Random(seed);
        Map<GroupKey, Model> models = new HashMap<>();

        // When
        for (int part = 0; part < 50; part++) {
            GroupTable partial = new GroupTable(SUM_MIN_MAX.measures());
            for (int i = random.nextInt(500); i > 0; i--) {
                randomKey(random);
                Model model = models.computeIfAbsent(key.key(), unseen -> new Model());
                int number = partial.group(key);
                model.records++;
                partial.addRecord(number);
                BigDecimal value = BigDecimal.valueOf(random.nextLong(), 2);
                for (int measure = 0; measure < MEASURES; measure++) {
                    model.add(measure, value);
                    partial.measure(measure, number).add(value.unscaledValue().longValue(), 2);
                }
            }
            table.add(encoded(partial));
        }

        // Then
        assertThat(counted(table)).isEqualTo(counted(models));
    }

    @Test
    void addsUpToTheTotalsOfItsGroups() {
        // Given
        BigInteger sum = BigInteger.ZERO;
        GroupTotals single = new GroupTotals(SUM_MIN_MAX);
        for (int shop = 0; shop < 1_000; shop++) {
            int group = table.group(key("shop" + shop));
            table.addRecord(group);
            table.measure(0, group).add(Long.MAX_VALUE - shop, 2);
            sum = sum.add(BigInteger.valueOf(Long.MAX_VALUE - shop));
            single.add(table, group);
        }

        // When
        GroupTotals totals = new GroupTotals(SUM_MIN_MAX);
        totals.add(table);

        // Then
        assertThat(totals.records()).isEqualTo(1_000);
        assertThat(totals.toTally()).isEqualTo(single.toTally());
        assertThat(totals.toTally().getTotals()).containsValue(new BigDecimal(sum, 2).toPlainString());
    }

    @Test
    void staysExactBeyondALongAndKeepsItsScale() {
        // Given
        int group = table.group(key("north"));

        // When
        for (int i = 0; i < 3; i++) {
            table.measure(0, group).add(Long.MAX_VALUE, 2);
            table.measure(2, group).add(Long.MAX_VALUE, 2);
        }
        GroupTable merged = decoded(encoded(table));

        // Then
        assertThat(value(merged, 0, 0)).contains(new BigDecimal("276701161105643274.21"));
        assertThat(value(merged, 1, 0)).isEmpty();
        assertThat(value(merged, 2, 0)).contains(new BigDecimal("92233720368547758.07"));
    }

    @Test
    void knowsNothingOfBeforeItWasCleared() {
        // Given
        int before = table.group(key("north"));
        table.addRecord(before);
        table.measure(0, before).add(new BigDecimal("123456789012345678901234567890.5"));

        // When
        table.clear();
        int after = table.group(key("south"));

        // Then
        assertThat(table.size()).isEqualTo(1);
        assertThat(table.key(after).values()).containsExactly("south");
        assertThat(table.records(after)).isZero();
        assertThat(value(table, 0, after)).isEmpty();
    }

    @Test
    void refusesPartialResultsOfAnotherDescription() {
        // Given
        GroupTable other = new GroupTable(SUM_MIN_MAX.measures().subList(0, 1));
        other.addRecord(other.group(key("north")));
        ByteBuffer entries = encoded(other);

        // When, Then
        assertThatThrownBy(() -> table.add(entries))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 measures where the feed now describes 3");
    }

    private GroupKeyBuffer key(String shop) {
        key.wholeBatch();
        key.value(shop);
        return key;
    }

    /** Some groups often, others once; keys from one byte to many. */
    private void randomKey(Random random) {
        if (random.nextBoolean()) {
            key.wholeBatch();
        } else {
            key.window(random.nextInt(3) * 3_600_000L);
        }
        for (int value = random.nextInt(3); value > 0; value--) {
            key.value("v".repeat(random.nextInt(20)) + (int) Math.pow(10, 3 * random.nextDouble()));
        }
    }

    /** Mostly money, now and then a number no long holds, one that makes a sum too large, or one of another scale. */
    private void addValue(Random random, Model model, int group, int measure) {
        switch (random.nextInt(20)) {
            case 0 -> {
                BigDecimal large = new BigDecimal(new BigInteger(100, random), random.nextInt(4)).negate();
                model.add(measure, large);
                table.measure(measure, group).add(large);
            }
            case 1 -> addLong(random.nextLong(), random.nextInt(6), model, group, measure);
            case 2 -> addLong(random.nextLong(), 2, model, group, measure);
            case 3 -> addLong(0, random.nextInt(6), model, group, measure);
            default -> addLong(random.nextInt(), 2, model, group, measure);
        }
    }

    private void addLong(long unscaled, int scale, Model model, int group, int measure) {
        model.add(measure, BigDecimal.valueOf(unscaled, scale));
        table.measure(measure, group).add(unscaled, scale);
    }

    private static ByteBuffer encoded(GroupTable table) {
        PartialEntries entries = new PartialEntries();
        for (int group = 0; group < table.size(); group++) {
            entries.add(table, group);
        }
        return entries.drain();
    }

    private static GroupTable decoded(ByteBuffer entries) {
        GroupTable table = new GroupTable(SUM_MIN_MAX.measures());
        table.add(entries);
        return table;
    }

    private static Optional<BigDecimal> value(GroupTable groups, int measure, int group) {
        ExactSum value = new ExactSum(0);
        groups.addTo(value, measure, group);
        return groups.isPresent(measure, group) ? Optional.of(value.value()) : Optional.empty();
    }

    private static Map<GroupKey, Counted> counted(GroupTable table) {
        Map<GroupKey, Counted> counted = new HashMap<>();
        for (int i = 0; i < table.size(); i++) {
            int group = i;
            Counted before = counted.put(
                    table.key(group), Counted.of(table.records(group), measure -> value(table, measure, group)));
            assertThat(before).isNull();
        }
        return counted;
    }

    private static Map<GroupKey, Counted> counted(Map<GroupKey, Model> models) {
        Map<GroupKey, Counted> counted = new HashMap<>();
        models.forEach((key, model) -> counted.put(key, model.counted()));
        return counted;
    }
}
