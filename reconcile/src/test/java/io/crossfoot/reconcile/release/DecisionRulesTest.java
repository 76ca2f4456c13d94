package io.crossfoot.reconcile.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.schema.Action;
import io.crossfoot.schema.BatchState;
import io.crossfoot.schema.Decision;
import io.crossfoot.schema.Outcome;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionRulesTest {

    @ParameterizedTest
    @CsvSource({
        "HOLD, RECEIVING,, true",
        "HOLD, RECEIVED,, true",
        "HOLD, HELD, OUT_OF_BALANCE, true",
        "HOLD, RELEASED, BALANCED, false",
        "HOLD, SUPERSEDED, BALANCED, false",
        "RELEASE, RECEIVING,, false",
        "RELEASE, RECEIVED,, false",
        "RELEASE, HELD, BALANCED, true",
        "RELEASE, HELD, EMPTY, true",
        "RELEASE, HELD, UNVERIFIED, true",
        "RELEASE, HELD, OUT_OF_BALANCE, false",
        "RELEASE, HELD, MALFORMED, false",
        "RELEASE, HELD, INCOMPLETE, false",
        "RELEASE, REJECTED, BALANCED, false",
        "REJECT, RECEIVING,, true",
        "REJECT, HELD, MALFORMED, true",
        "REJECT, REJECTED, MALFORMED, false",
        "REJECT, RELEASED, BALANCED, false",
    })
    void allowsWhatTheStateAllows(Action action, BatchState state, Outcome outcome, boolean allowed) {
        // When
        String refusal = DecisionRules.refusal(decision(action, "ann", false), state, outcome);

        // Then
        assertThat(refusal.isEmpty()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"OUT_OF_BALANCE", "MALFORMED", "INCOMPLETE"})
    void releasesByForceWhatDoesNotBalance(Outcome outcome) {
        // When
        String refusal = DecisionRules.refusal(decision(Action.RELEASE, "ann", true), BatchState.HELD, outcome);

        // Then
        assertThat(refusal).isEmpty();
    }

    @Test
    void forcesNothingOnABatchThatIsNotJudgedYet() {
        // When
        String refusal = DecisionRules.refusal(decision(Action.RELEASE, "ann", true), BatchState.RECEIVED, null);

        // Then
        assertThat(refusal)
                .isEqualTo("only a held batch can be released, and this one is received: wait for its verdict");
    }

    @Test
    void wantsToKnowWhoDecides() {
        // When
        String refusal = DecisionRules.refusal(decision(Action.HOLD, " ", false), BatchState.HELD, Outcome.BALANCED);

        // Then
        assertThat(refusal).contains("give both by and reason");
    }

    private static Decision decision(Action action, String by, boolean force) {
        return Decision.newBuilder()
                .setId("one")
                .setBatch("payments/2026-11-22/1/r1")
                .setAction(action)
                .setBy(by)
                .setReason("called the sender")
                .setForce(force)
                .setAt(Instant.EPOCH)
                .build();
    }
}
