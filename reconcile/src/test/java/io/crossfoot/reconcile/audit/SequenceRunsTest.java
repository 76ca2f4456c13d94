package io.crossfoot.reconcile.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.reconcile.audit.SequenceRuns.Gap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SequenceRunsTest {

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithANaiveModelOnAnyOrder(int seed) {
        // Given
        Random random = new Random(seed);
        int numbers = 1 + random.nextInt(60);
        BitSet model = new BitSet();
        SequenceRuns runs = new SequenceRuns();

        // When
        List<Boolean> wasNew = new ArrayList<>();
        List<Boolean> expectedNew = new ArrayList<>();
        for (int i = 0; i < numbers; i++) {
            int number = random.nextInt(4) == 0 ? random.nextInt(40) : model.length();
            expectedNew.add(!model.get(number));
            wasNew.add(runs.add(number, sourceOf(number)));
            model.set(number);
            runs = random.nextInt(10) == 0 ? SequenceRuns.of(runs.toAvro()) : runs;
        }

        // Then
        int expected = random.nextInt(50);
        assertThat(wasNew).isEqualTo(expectedNew);
        assertThat(runs.gaps(expected)).isEqualTo(gaps(model, expected));
        assertThat(runs.beyond(expected).isPresent()).isEqualTo(model.length() > expected);
        runs.beyond(expected).ifPresent(beyond -> {
            assertThat(beyond.first()).isEqualTo(model.nextSetBit(expected));
            assertThat(beyond.last()).isEqualTo(model.length() - 1);
        });
    }

    @Test
    void costsOneRunForRecordsInOrder() {
        // Given
        SequenceRuns runs = new SequenceRuns();

        // When
        for (int number = 0; number < 100_000; number++) {
            runs.add(number, number + 1);
        }

        // Then
        assertThat(runs.size()).isEqualTo(1);
    }

    @Test
    void forgetsTheLowestGapWhenAsked() {
        // Given
        SequenceRuns runs = new SequenceRuns();
        List.of(0, 2, 4).forEach(number -> runs.add(number, sourceOf(number)));

        // When
        Gap forgotten = runs.closeLowestGap();

        // Then
        assertThat(forgotten).isEqualTo(new Gap(1, 1, sourceOf(0), sourceOf(2)));
        assertThat(runs.gaps(5)).containsExactly(new Gap(3, 3, sourceOf(2), sourceOf(4)));
    }

    private static List<Gap> gaps(BitSet seen, int expected) {
        List<Gap> gaps = new ArrayList<>();
        for (int first = seen.nextClearBit(0); first < expected; ) {
            int next = seen.nextSetBit(first);
            int last = next < 0 ? expected - 1 : Math.min(next, expected) - 1;
            boolean open = next < 0 || next >= expected;
            gaps.add(new Gap(first, last, first == 0 ? 0 : sourceOf(first - 1), open ? 0 : sourceOf(next)));
            first = next < 0 ? expected : seen.nextClearBit(next);
        }
        return gaps;
    }

    private static long sourceOf(int number) {
        return 10L * number + 1;
    }
}
