package io.crossfoot.ingest.delivery;

import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.schema.ResumePoint;
import io.crossfoot.schema.Tally;
import java.util.Collection;

/**
 * What tasks have sent.
 *
 * @param passed as events
 * @param rejected to rejects
 */
record Sent(Tally passed, Tally rejected) {

    static final Sent NOTHING = new Sent(new RunningTally().toAvro(), new RunningTally().toAvro());

    /** All that was sent up to these points. */
    static Sent upTo(Collection<ResumePoint> points) {
        return points.stream()
                .map(point -> new Sent(point.getPassed(), point.getRejected()))
                .reduce(NOTHING, Sent::plus);
    }

    Sent plus(Sent other) {
        return new Sent(sum(passed, other.passed), sum(rejected, other.rejected));
    }

    /** Whatever became of the records. */
    RunningTally all() {
        return RunningTally.of(sum(passed, rejected));
    }

    private static Tally sum(Tally one, Tally other) {
        RunningTally sum = RunningTally.of(one);
        sum.add(other);
        return sum.toAvro();
    }
}
