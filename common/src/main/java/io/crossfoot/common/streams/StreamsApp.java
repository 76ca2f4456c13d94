package io.crossfoot.common.streams;

import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/**
 * What makes one Streams app another than the next.
 *
 * @param applicationId the consumer group, and the first part of the names of internal topics: a new one starts afresh
 * @param topology builds the topology; it must begin with {@code new StreamsBuilder(new TopologyConfig(config))}, as
 *     else Kafka ignores that resources must be named
 * @param bundled topics whose messages reach the topology in {@link Bundle}s
 */
public record StreamsApp(String applicationId, Function<StreamsConfig, Topology> topology, Set<String> bundled) {}
