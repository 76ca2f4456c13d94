package io.crossfoot.reconcile.release;

import io.crossfoot.common.feed.ReleasePolicy;
import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.schema.Action;
import io.crossfoot.schema.Decision;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.Release;
import io.crossfoot.schema.StageEvidence;
import io.crossfoot.schema.Tally;
import io.crossfoot.schema.Verdict;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Releases: when a feed asks for one by itself, and what it says. */
public final class Releases {

    /** Who decides where the feed's own rule does. */
    public static final String CROSSFOOT = "crossfoot";

    private Releases() {}

    /** The decision that the feed's own rule takes; empty if this outcome is left to operators. */
    public static Optional<Decision> automatic(String batch, ReleasePolicy policy, Outcome outcome, Instant at) {
        return policy.automatic().contains(outcome)
                ? Optional.of(Decision.newBuilder()
                        .setId(batch + "#automatic")
                        .setBatch(batch)
                        .setAction(Action.RELEASE)
                        .setBy(CROSSFOOT)
                        .setReason("the feed releases batches that are "
                                + outcome.name().toLowerCase(Locale.ROOT))
                        .setForce(false)
                        .setAt(at)
                        .build())
                : Optional.empty();
    }

    /** What makes the results visible: where the events stand, and what the audit found there. */
    public static Release of(Verdict verdict, Decision decision) {
        return new Release(
                verdict.getBatch(),
                decision.getBy(),
                decision.getReason(),
                verdict.getOutcome(),
                verdict.getRanges(),
                audited(verdict),
                decision.getAt());
    }

    private static Tally audited(Verdict verdict) {
        return verdict.getStages().stream()
                .filter(stage -> stage.getStage().equals("audit"))
                .findFirst()
                .map(StageEvidence::getTally)
                .orElseGet(() -> new RunningTally().toAvro());
    }
}
