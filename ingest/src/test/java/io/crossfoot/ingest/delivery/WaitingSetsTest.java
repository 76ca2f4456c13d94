package io.crossfoot.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.ingest.inbox.WaitingSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitingSetsTest {

    private Instant now = Instant.parse("2026-11-22T18:00:00Z");
    private final WaitingSets sets = new WaitingSets("orders", () -> now);

    @Test
    void tellsOfASetAtOnceAndAgainAfterSomeMinutes() {
        // Given
        List<WaitingSet> waiting = List.of(lacking("part 2 of 3 is missing"));
        // When
        List<WaitingSet> first = dueAfter(Duration.ZERO, waiting);
        List<WaitingSet> soonAfter = dueAfter(Duration.ofMinutes(4), waiting);
        List<WaitingSet> later = dueAfter(Duration.ofMinutes(1), waiting);
        // Then
        assertThat(first).isEqualTo(waiting);
        assertThat(soonAfter).isEmpty();
        assertThat(later).isEqualTo(waiting);
    }

    @Test
    void tellsOfAChangeButNotOfEachPartThatComes() {
        // Given
        dueAfter(Duration.ZERO, List.of(lacking("parts 2, 3 of 3 are missing")));
        List<WaitingSet> fewer = List.of(lacking("part 3 of 3 is missing"));
        // When
        List<WaitingSet> atOnce = dueAfter(Duration.ofSeconds(1), fewer);
        List<WaitingSet> soon = dueAfter(Duration.ofSeconds(9), fewer);
        // Then
        assertThat(atOnce).isEmpty();
        assertThat(soon).isEqualTo(fewer);
    }

    @Test
    void tellsAtOnceOfWhatWaitingWillNotMend() {
        // Given
        dueAfter(Duration.ZERO, List.of(lacking("part 2 of 3 is missing")));
        List<WaitingSet> wrong =
                List.of(new WaitingSet("set", List.of("a"), Optional.of(3), List.of(2), "part 1 is there twice", true));
        // When
        List<WaitingSet> due = dueAfter(Duration.ofSeconds(1), wrong);
        // Then
        assertThat(due).isEqualTo(wrong);
    }

    @Test
    void forgetsASetThatNoLongerWaits() {
        // Given
        List<WaitingSet> waiting = List.of(lacking("part 2 of 3 is missing"));
        dueAfter(Duration.ZERO, waiting);
        dueAfter(Duration.ofSeconds(1), List.of());
        // When
        List<WaitingSet> nextRevision = dueAfter(Duration.ofSeconds(1), waiting);
        // Then
        assertThat(nextRevision).isEqualTo(waiting);
    }

    private List<WaitingSet> dueAfter(Duration time, List<WaitingSet> waiting) {
        now = now.plus(time);
        List<WaitingSet> due = sets.due(waiting);
        sets.tell(waiting);
        return due;
    }

    private static WaitingSet lacking(String reason) {
        return new WaitingSet("set", List.of("a"), Optional.of(3), List.of(2), reason, false);
    }
}
