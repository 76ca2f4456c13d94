package io.crossfoot.aggregate;

import com.codahale.metrics.MetricRegistry;
import io.crossfoot.aggregate.combine.Combine;
import io.crossfoot.aggregate.merge.Merge;
import io.crossfoot.aggregate.publish.ResultSchemas;
import io.crossfoot.aggregate.publish.Route;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.common.registry.SchemaRegistryClient;
import io.crossfoot.common.topic.Topic;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * The app's flow, for each feed and each of its aggregates:
 *
 * <pre>
 *   events ──▶ combine ──▶ partials ──▶ merge ──▶ control: what the groups add up to
 *                             ▲  ▲        │ └───▶ results, and what was published to control
 *   releases, verdicts ─▶ route  └────────┘ next slice
 * </pre>
 */
public final class AggregateTopology {

    private static final String ROUTE = "route";

    private final AggregateConfig config;
    private final Feeds feeds;
    private final AggregateTopics topics;
    private final SchemaRegistryClient registry;
    private final MetricRegistry metrics;
    private final Map<String, Object> serdes;

    /**
     * Describes the flow of these feeds.
     *
     * @param serdes settings of the registry's serdes
     */
    public AggregateTopology(AggregateConfig config, Feeds feeds, Map<String, Object> serdes, MetricRegistry metrics) {
        this.config = config;
        this.feeds = feeds;
        this.topics = new AggregateTopics(config, serdes);
        this.serdes = serdes;
        this.registry = SchemaRegistryClient.connect(serdes);
        this.metrics = metrics;
    }

    /** The topics that it reads in bundles. */
    public Set<String> events() {
        return feeds.all().stream().map(Feed::events).collect(Collectors.toSet());
    }

    /** Builds the topology. */
    public Topology build(StreamsConfig streams) {
        Topology topology = new Topology(new TopologyConfig(streams));
        for (Feed feed : feeds.all()) {
            if (!feed.aggregates().isEmpty()) {
                combine(topology, feed);
                feed.aggregates().forEach(aggregate -> merge(topology, feed, aggregate));
            }
        }
        routeDecisions(topology);
        return topology;
    }

    private void combine(Topology topology, Feed feed) {
        Combine combine = new Combine(
                feed, registry, serdes, metrics, partitions(), partitions(), config.groupsOnHeap(), config.remember());
        addSource(topology, feed.name() + ".events", topics.events(feed));
        topology.addProcessor(combine.name(), combine, feed.name() + ".events");
        for (Aggregate aggregate : feed.aggregates()) {
            addPartialsSink(topology, combine.partialsSink(aggregate), feed, aggregate, combine.name());
        }
        addSink(topology, combine.rejectsSink(), topics.rejects(feed), combine.name());
    }

    private void merge(Topology topology, Feed feed, Aggregate aggregate) {
        Merge merge = new Merge(
                feed,
                aggregate,
                ResultSchemas.of(feed.results(aggregate), serdes),
                serdes,
                metrics,
                partitions(),
                config.store() == AggregateConfig.GroupStore.DISK,
                config.slice(),
                config.remember());
        String source = feed.name() + '.' + aggregate.name() + ".merge-source";
        addSource(topology, source, topics.partials(feed, aggregate));
        topology.addProcessor(merge.name(), merge, source);
        addPartialsSink(topology, merge.slicesSink(), feed, aggregate, merge.name());
        addSink(topology, merge.resultsSink(), topics.results(feed, aggregate), merge.name());
        addSink(topology, merge.controlSink(), topics.control(), merge.name());
    }

    private void routeDecisions(Topology topology) {
        addSource(topology, "releases", topics.releases());
        addSource(topology, "verdicts", topics.verdicts());
        topology.addProcessor(
                ROUTE, new Route(feeds, AggregateTopology::decisionsSink, partitions()), "releases", "verdicts");
        for (Feed feed : feeds.all()) {
            feed.aggregates()
                    .forEach(aggregate ->
                            addPartialsSink(topology, decisionsSink(feed, aggregate), feed, aggregate, ROUTE));
        }
    }

    private void addPartialsSink(Topology topology, String sink, Feed feed, Aggregate aggregate, String from) {
        Topic<Integer, SpecificRecord> partials = topics.partials(feed, aggregate);
        StreamPartitioner<Integer, SpecificRecord> partitionIsKey =
                (topic, key, value, partitions) -> Optional.of(Set.of(key));
        topology.addSink(
                sink,
                partials.name(),
                partials.keySerde().serializer(),
                partials.valueSerde().serializer(),
                partitionIsKey,
                from);
    }

    private static <K, V> void addSource(Topology topology, String name, Topic<K, V> topic) {
        topology.addSource(
                name, topic.keySerde().deserializer(), topic.valueSerde().deserializer(), topic.name());
    }

    private static <K, V> void addSink(Topology topology, String name, Topic<K, V> topic, String parent) {
        topology.addSink(
                name,
                topic.name(),
                topic.keySerde().serializer(),
                topic.valueSerde().serializer(),
                parent);
    }

    private static String decisionsSink(Feed feed, Aggregate aggregate) {
        return feed.name() + '.' + aggregate.name() + ".decisions";
    }

    private int partitions() {
        return config.topics().partitions();
    }
}
