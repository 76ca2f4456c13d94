package io.crossfoot.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void showsMedianLeastAndGreatest() {
        // When
        Spread spread = new Spread(List.of(12.345, 1.5, 1234.4));
        // Then
        assertThat(spread).hasToString("12.3 (1.50–1,234)");
    }

    @Test
    void showsOneValueAlone() {
        // When
        Spread spread = new Spread(List.of(0.25));
        // Then
        assertThat(spread).hasToString("0.25");
    }

    @Test
    void medianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        // When
        Spread spread = new Spread(List.of(4.0, 1.0, 3.0, 100.0));
        // Then
        assertThat(spread.median()).isEqualTo(3.5);
    }

    @Test
    void percentileIsTheLeastValueThatSoManyDoNotExceed() {
        // Given
        Spread spread = new Spread(
                IntStream.rangeClosed(1, 30).mapToObj(i -> (double) i).toList());
        // When
        List<Double> percentiles = List.of(spread.percentile(50), spread.percentile(99), spread.percentile(1));
        // Then
        assertThat(percentiles).containsExactly(15.0, 30.0, 1.0);
    }
}
