package io.crossfoot.aggregate.merge;

import io.crossfoot.schema.aggregate.Walk;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How far one step of a walk goes. A step is a transaction: its rows wait in the producer, and must be committed long
 * before the broker gives the transaction up, whatever the machine and however many walks share its thread.
 */
final class StepLimit {

    /** Of the ten seconds that a transaction may take. */
    private static final Duration LONGEST = Duration.ofMillis(500);

    /** Groups that are only read, or deleted, cost so much less than rows. */
    private static final int GROUPS_PER_ROW = 10;

    private final long groups;
    private final LongSupplier nanoTime;
    private final long begun;
    private long done;

    private StepLimit(long groups, LongSupplier nanoTime) {
        this.groups = groups;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
    }

    /** @param slice rows of one step of a walk that publishes */
    static StepLimit of(Walk walk, int slice, LongSupplier nanoTime) {
        return new StepLimit(walk == Walk.PUBLISH ? slice : (long) slice * GROUPS_PER_ROW, nanoTime);
    }

    /** Whether the step should end, now that so many more groups are done. */
    boolean isReachedWith(int more) {
        done += more;
        return done >= groups || nanoTime.getAsLong() - begun >= LONGEST.toNanos();
    }
}
