package io.crossfoot.common.feed;

import io.crossfoot.common.config.Default;

/**
 * What it means to a feed of statements that one does not go on from the one before, in an earlier batch: only balances
 * prove something. Banks may number by the day of the year, or leave numbers out.
 *
 * @param balances an account opens with another balance than its statement before closed with
 * @param numbers the number of the statement before and of this one are not next to each other
 */
public record ContinuityPolicy(
        @Default("judged") Effect balances,
        @Default("noted") Effect numbers) {

    /** What a finding does to the batch. */
    public enum Effect {
        /** It is a break: the batch is out of balance. */
        JUDGED,
        /** It is shown, and changes nothing. */
        NOTED,
        /** Nobody looks. */
        IGNORED
    }

    /** Whether statements are compared at all. */
    public boolean compares() {
        return balances != Effect.IGNORED || numbers != Effect.IGNORED;
    }
}
