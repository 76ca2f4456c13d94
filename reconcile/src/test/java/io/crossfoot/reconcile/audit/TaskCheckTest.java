package io.crossfoot.reconcile.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.schema.FaultKind;
import io.crossfoot.schema.SequenceFault;
import io.crossfoot.schema.Tally;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskCheckTest {

    private final TaskCheck check = new TaskCheck(0);

    @Test
    void findsNothingWrongWithRecordsInOrder() {
        // Given
        see(0, 1, 2, 3);

        // When
        check.ended(tally(4));

        // Then
        assertThat(check.faults().count()).isZero();
    }

    @Test
    void namesRunsOfMissingRecordsByTheirNeighbours() {
        // Given
        see(2, 3, 6);

        // When
        check.ended(tally(9));

        // Then
        assertThat(check.faults().kept())
                .containsExactly(
                        fault(FaultKind.MISSING, 0, 1, "before source record 21"),
                        fault(FaultKind.MISSING, 4, 5, "between source records 31 and 61"),
                        fault(FaultKind.MISSING, 7, 8, "after source record 61"));
    }

    @Test
    void missesNothingBeforeTheTaskHasSaidWhatItSent() {
        // When
        see(5);

        // Then
        assertThat(check.faults().count()).isZero();
    }

    @Test
    void takesARunOfRepeatedRecordsAsOneFault() {
        // Given
        see(0, 1, 2, 3, 1, 2, 3);

        // When
        check.ended(tally(4));

        // Then
        assertThat(check.faults().kept())
                .containsExactly(fault(FaultKind.REPEATED, 1, 3, "source record 11 at offset 100"));
    }

    @Test
    void tellsALateRecordFromAMissingOne() {
        // Given
        see(0, 2);
        check.ended(tally(3));

        // When
        see(1, 1, 7);

        // Then
        assertThat(check.faults().kept())
                .extracting(SequenceFault::getKind)
                .containsExactly(FaultKind.LATE, FaultKind.REPEATED, FaultKind.LATE);
    }

    @Test
    void findsRecordsThatTheTaskDoesNotClaim() {
        // Given
        see(0, 1, 2, 3);

        // When
        check.ended(tally(2));

        // Then
        assertThat(check.faults().kept())
                .containsExactly(fault(FaultKind.MISPLACED, 2, 3, "the end-of-batch marker counts 2 records"));
    }

    @Test
    void countsMoreFaultsThanItKeeps() {
        // Given
        for (int number = 0; number < 5_000; number += 2) {
            see(number);
        }

        // When
        check.ended(tally(5_000));

        // Then
        assertThat(check.faults().count()).isEqualTo(2_500);
        assertThat(check.faults().kept()).hasSize(FaultLog.KEPT);
        assertThat(check.toAvro().getRuns()).hasSizeLessThanOrEqualTo(1_000);
    }

    @Test
    void goesOnWhereItsStateWasKept() {
        // Given
        see(0, 1, 4, 1);

        // When
        TaskCheck loaded = TaskCheck.of(check.toAvro());
        loaded.seen(2, 21, 100);
        loaded.ended(tally(5));

        // Then
        assertThat(loaded.faults().kept())
                .containsExactly(
                        fault(FaultKind.MISSING, 3, 3, "between source records 21 and 41"),
                        fault(FaultKind.REPEATED, 1, 1, "source record 11 at offset 100"));
    }

    private void see(long... numbers) {
        for (long number : numbers) {
            check.seen(number, 10 * number + 1, 100);
        }
    }

    private static Tally tally(long records) {
        return new Tally(records, Map.of(), 0L, 0L);
    }

    private static SequenceFault fault(FaultKind kind, long first, long last, String detail) {
        return new SequenceFault(kind, 0, first, last, detail);
    }
}
