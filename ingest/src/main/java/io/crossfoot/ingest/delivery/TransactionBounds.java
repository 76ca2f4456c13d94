package io.crossfoot.ingest.delivery;

import io.crossfoot.common.config.Default;
import java.time.Duration;

/**
 * How far a transaction may go before it is committed.
 *
 * @param records of the source at most
 * @param interval how long it may be open
 * @param timeout how long the broker waits for a sender that is gone, before it drops the transaction; until then
 *     read-committed consumers wait. Well above the interval
 */
public record TransactionBounds(
        @Default("200000") int records,
        @Default("1s") Duration interval,
        @Default("30s") Duration timeout) {

    public TransactionBounds {
        if (records < 1) {
            throw new IllegalArgumentException("records must be 1 or more, got " + records);
        }
        if (interval.isNegative() || interval.isZero() || timeout.compareTo(interval.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "interval must be longer than nothing and timeout at least twice as long, got %s and %s"
                            .formatted(interval, timeout));
        }
    }
}
