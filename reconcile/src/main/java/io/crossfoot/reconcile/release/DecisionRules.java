package io.crossfoot.reconcile.release;

import io.crossfoot.schema.Action;
import io.crossfoot.schema.BatchState;
import io.crossfoot.schema.Decision;
import io.crossfoot.schema.Outcome;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions a batch allows:
 *
 * <pre>
 *              receiving  received  held  released  rejected  superseded
 *   hold           x         x       x
 *   release                          x*
 *   reject         x         x       x
 * </pre>
 *
 * <p>* with force, unless the batch is balanced, empty or unverified.
 */
public final class DecisionRules {

    private static final Set<BatchState> FINAL =
            EnumSet.of(BatchState.RELEASED, BatchState.REJECTED, BatchState.SUPERSEDED);

    private static final Set<Outcome> GOOD = EnumSet.of(Outcome.BALANCED, Outcome.EMPTY, Outcome.UNVERIFIED);

    private DecisionRules() {}

    /** Why the decision has no effect on a batch in this state; empty if it has. */
    public static String refusal(Decision decision, BatchState state, @Nullable Outcome outcome) {
        if (decision.getBy().isBlank() || decision.getReason().isBlank()) {
            return "a decision needs a name and a reason: give both by and reason";
        }
        if (FINAL.contains(state)) {
            return "the batch is already " + words(state);
        }
        return decision.getAction() == Action.RELEASE ? refusalToRelease(decision, state, outcome) : "";
    }

    private static String refusalToRelease(Decision decision, BatchState state, @Nullable Outcome outcome) {
        if (state != BatchState.HELD || outcome == null) {
            return "only a held batch can be released, and this one is %s: wait for its verdict"
                    .formatted(words(state));
        }
        return GOOD.contains(outcome) || decision.getForce()
                ? ""
                : "the batch is %s: release it with force, or reject it".formatted(words(outcome));
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
