package io.crossfoot.common.config;

/**
 * How topics are made that do not exist yet.
 *
 * @param partitions of each topic of events or results
 * @param replication copies of each partition; 3 in production, at most the number of brokers
 */
public record TopicsConfig(
        @Default("6") int partitions, @Default("1") int replication) {

    public TopicsConfig {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be 1 or more, got " + partitions);
        }
        if (replication < 1 || replication > Short.MAX_VALUE) {
            throw new IllegalArgumentException("replication must be 1 or more, got " + replication);
        }
    }
}
