package io.crossfoot.reconcile;

import io.crossfoot.common.config.TopicsConfig;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.common.registry.RegistryAvroSerde;
import io.crossfoot.common.topic.CrossfootTopics;
import io.crossfoot.common.topic.Topic;
import io.crossfoot.common.topic.TopicSpec;
import io.crossfoot.schema.Release;
import io.crossfoot.schema.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Repartitioned;

/** The topics that reconcile reads and writes. */
public final class ReconcileTopics {

    private final Feeds feeds;
    private final TopicsConfig config;
    private final Map<String, Object> registry;

    /** @param registry settings of the registry's serdes */
    public ReconcileTopics(Feeds feeds, TopicsConfig config, Map<String, Object> registry) {
        this.feeds = feeds;
        this.config = config;
        this.registry = registry;
    }

    /** The events topics of all feeds. Their messages are audited as bytes. */
    List<String> events() {
        return feeds.all().stream().map(Feed::events).distinct().toList();
    }

    Consumed<byte[], byte[]> readEventsAs(String processorName) {
        return Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(processorName);
    }

    /** What the apps say of a batch, to one another. */
    public Topic<String, SpecificRecord> control() {
        return new Topic<>(CrossfootTopics.CONTROL, Serdes.String(), serde());
    }

    Topic<String, Verdict> verdicts() {
        return new Topic<>(CrossfootTopics.VERDICTS, Serdes.String(), serde());
    }

    Topic<String, Release> releases() {
        return new Topic<>(CrossfootTopics.RELEASES, Serdes.String(), serde());
    }

    /** For a topic between two steps, of as many partitions as any other; Streams makes and empties it. */
    Repartitioned<String, SpecificRecord> repartitionAs(String name) {
        return Repartitioned.<String, SpecificRecord>as(name)
                .withKeySerde(Serdes.String())
                .withValueSerde(serde())
                .withNumberOfPartitions(config.partitions());
    }

    /** For state, which has Avro's types as the topics have. */
    Serde<SpecificRecord> stateSerde() {
        return serde();
    }

    /** How many partitions every topic has. */
    int partitions() {
        return config.partitions();
    }

    /** What the topics must be like. */
    List<TopicSpec> specs() {
        CrossfootTopics topics = new CrossfootTopics(config.partitions(), config.replication());
        return Stream.concat(
                        Stream.of(topics.controlSpec(), topics.verdictsSpec(), topics.releasesSpec()),
                        feeds.all().stream().map(feed -> events(topics, feed)))
                .distinct()
                .toList();
    }

    private static TopicSpec events(CrossfootTopics topics, Feed feed) {
        TopicSpec spec = topics.eventsSpec(feed.name(), Map.of());
        return new TopicSpec(feed.events(), spec.partitions(), spec.replication(), spec.configs());
    }

    private <T extends SpecificRecord> Serde<T> serde() {
        return RegistryAvroSerde.ofValues(registry);
    }
}
