package io.crossfoot.common.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchIdTest {

    private static final BatchId BATCH = new BatchId("ach-debits", LocalDate.of(2026, 11, 22), 1, 2);

    @Test
    void isReadAsItIsWritten() {
        // When
        BatchId parsed = BatchId.parse("ach-debits/2026-11-22/1/r2");

        // Then
        assertThat(parsed).isEqualTo(BATCH).hasToString("ach-debits/2026-11-22/1/r2");
    }

    @Test
    void knowsItsRevisions() {
        // When
        BatchId next = BATCH.nextRevision();

        // Then
        assertThat(next).hasToString("ach-debits/2026-11-22/1/r3");
        assertThat(next.isRevisionOf(BATCH)).isTrue();
        assertThat(next.isRevisionOf(new BatchId("ach-debits", LocalDate.of(2026, 11, 22), 2, 3)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ach",
                "ach/2026-11-22/1",
                "ach/2026-11-22/1/2",
                "ach/2026-02-30/1/r1",
                "ach/2026-11-22/0/r1",
                "ach/2026-11-22/1/r0",
                "ach/2026-11-22/1/r9999999999",
                "Ach/2026-11-22/1/r1",
                "a/b/2026-11-22/1/r1"
            })
    void refusesWhatIsNoBatch(String written) {
        // When // Then
        assertThatThrownBy(() -> BatchId.parse(written)).isInstanceOf(IllegalArgumentException.class);
    }
}
