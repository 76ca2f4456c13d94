package io.crossfoot.aggregate.partial;

import static io.crossfoot.aggregate.partial.Measures.SUM_MIN_MAX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.common.batch.AvroCursor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccumulatorTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261122})
    void comesToTheSameHoweverTheValuesAreSplit(long seed) {
        // Given
        Random random = new Random(seed);
        List<BigDecimal> values =
                Stream.generate(() -> value(random)).limit(5_000).toList();
        List<Accumulator> parts = new ArrayList<>(
                Stream.generate(AccumulatorTest::accumulator).limit(7).toList());
        values.forEach(value -> add(value, parts.get(random.nextInt(parts.size()))));

        // When
        Accumulator whole = accumulator();
        parts.forEach(part -> addEncoded(part, whole));

        // Then
        assertThat(whole.records()).isEqualTo(values.size());
        assertThat(whole.value(0))
                .hasValueSatisfying(sum ->
                        assertThat(sum).isEqualByComparingTo(values.stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
        assertThat(whole.value(1))
                .usingValueComparator(Comparator.naturalOrder())
                .isEqualTo(values.stream().min(Comparator.naturalOrder()));
        assertThat(whole.value(2))
                .usingValueComparator(Comparator.naturalOrder())
                .isEqualTo(values.stream().max(Comparator.naturalOrder()));
    }

    @Test
    void hasNoMeasureWhereNoRecordHadAValue() {
        // Given
        Accumulator group = accumulator();
        group.addRecord();

        // When
        Accumulator merged = accumulator();
        addEncoded(group, merged);

        // Then
        assertThat(merged.records()).isEqualTo(1);
        assertThat(merged.value(0)).isEmpty();
        assertThat(merged.value(1)).isEmpty();
    }

    @Test
    void staysExactBeyondALong() {
        // Given
        Accumulator group = accumulator();

        // When
        for (int i = 0; i < 3; i++) {
            group.measure(0).add(Long.MAX_VALUE, 2);
            group.measure(2).add(Long.MAX_VALUE, 2);
        }
        Accumulator merged = accumulator();
        addEncoded(group, merged);

        // Then
        assertThat(merged.value(0)).contains(new BigDecimal("276701161105643274.21"));
        assertThat(merged.value(2)).contains(new BigDecimal("92233720368547758.07"));
    }

    @Test
    void keepsItsScale() {
        // Given
        Accumulator group = accumulator();
        group.measure(0).add(100, 2);

        // When
        Accumulator merged = accumulator();
        addEncoded(group, merged);

        // Then
        assertThat(merged.value(0)).map(BigDecimal::toPlainString).contains("1.00");
    }

    @Test
    void refusesPartsOfAnotherDescription() {
        // Given
        EntryBuffer buffer = new EntryBuffer();
        new Accumulator(SUM_MIN_MAX.measures().subList(0, 1)).writeTo(buffer);
        byte[] encoded = buffer.toByteArray();

        // When, Then
        assertThatThrownBy(() -> accumulator().add(new AvroCursor(encoded, 0), encoded))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 measures where the feed now describes 3");
    }

    private static Accumulator accumulator() {
        return new Accumulator(SUM_MIN_MAX.measures());
    }

    private static void add(BigDecimal value, Accumulator group) {
        group.addRecord();
        for (int i = 0; i < 3; i++) {
            if (value.unscaledValue().bitLength() < Long.SIZE) {
                group.measure(i).add(value.unscaledValue().longValue(), value.scale());
            } else {
                group.measure(i).add(value);
            }
        }
    }

    private static void addEncoded(Accumulator part, Accumulator whole) {
        EntryBuffer buffer = new EntryBuffer();
        part.writeTo(buffer);
        byte[] encoded = buffer.toByteArray();
        AvroCursor cursor = new AvroCursor(encoded, 0);
        whole.add(cursor, encoded);
        assertThat(cursor.position()).isEqualTo(encoded.length);
    }

    /** Mostly money, now and then a number no long holds, or one of another scale. */
    private static BigDecimal value(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> new BigDecimal(new BigInteger(100, random), 2).negate();
            case 1 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(6));
            case 2 -> BigDecimal.valueOf(random.nextLong(), 2);
            default -> BigDecimal.valueOf(random.nextInt(), 2);
        };
    }
}
