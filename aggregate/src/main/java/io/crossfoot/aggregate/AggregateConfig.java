package io.crossfoot.aggregate;

import io.crossfoot.common.config.Default;
import io.crossfoot.common.config.KafkaConfig;
import io.crossfoot.common.config.RegistryConfig;
import io.crossfoot.common.config.TopicsConfig;
import io.crossfoot.common.http.HttpConfig;
import io.crossfoot.common.streams.StreamsAppConfig;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What {@code aggregate.yaml} holds.
 *
 * @param applicationId the consumer group of all instances, and the first part of the names of internal topics
 * @param feeds folder of the feeds' YAML files
 * @param store where the groups of batches that are not released yet are kept: they may be held for days
 * @param slice rows published in one transaction, fewer where they take long; more where a 256th of a partition's groups
 *     is more
 * @param groupsOnHeap groups that are combined on the heap for each partition of the events, some 300 bytes each, before
 *     they are sent ahead of the commit
 * @param remember how long a batch that is done is remembered, so that nothing of it is published twice
 */
public record AggregateConfig(
        @Default("crossfoot-aggregate") String applicationId,
        KafkaConfig kafka,
        RegistryConfig registry,
        @Default("{port: 8102}") HttpConfig http,
        TopicsConfig topics,
        Path feeds,
        StreamsAppConfig streams,
        @Default("disk") GroupStore store,
        @Default("100000") int slice,
        @Default("100000") int groupsOnHeap,
        @Default("7d") Duration remember) {

    /** Where groups are kept; in both cases they are in Kafka as well. */
    public enum GroupStore {
        DISK,
        MEMORY
    }

    public AggregateConfig {
        if (slice < 1 || slice > 1_000_000) {
            throw new IllegalArgumentException("slice must be from 1 to 1000000 rows, got " + slice);
        }
        if (groupsOnHeap < 1) {
            throw new IllegalArgumentException("groups-on-heap must be 1 or more, got " + groupsOnHeap);
        }
        if (remember.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("remember must be 1h or more, got " + remember);
        }
    }
}
