package io.crossfoot.aggregate;

import static io.crossfoot.common.topic.CrossfootTopics.CONTROL;
import static io.crossfoot.common.topic.CrossfootTopics.RELEASES;
import static io.crossfoot.common.topic.CrossfootTopics.VERDICTS;

import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.common.registry.RegistryAvroSerde;
import io.crossfoot.common.topic.CrossfootTopics;
import io.crossfoot.common.topic.Topic;
import io.crossfoot.common.topic.TopicSpec;
import io.crossfoot.schema.Reject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;

/** The topics that the app reads and writes, their types, and what they must be like. */
public final class AggregateTopics {

    private static final Duration PARTIALS_KEPT = Duration.ofDays(7);

    private final AggregateConfig config;
    private final Map<String, Object> serdes;

    /**
     * Names the topics, and reaches the registry for none of them yet.
     *
     * @param serdes settings of the registry's serdes
     */
    public AggregateTopics(AggregateConfig config, Map<String, Object> serdes) {
        this.config = config;
        this.serdes = serdes;
    }

    /** Events as they stand, to be read by each one's own schema. */
    Topic<byte[], byte[]> events(Feed feed) {
        return new Topic<>(feed.events(), Serdes.ByteArray(), Serdes.ByteArray());
    }

    Topic<String, Reject> rejects(Feed feed) {
        return new Topic<>(feed.rejects(), Serdes.String(), RegistryAvroSerde.ofValues(serdes));
    }

    /** All that drives the merge of an aggregate; the key is the partition it is for. */
    Topic<Integer, SpecificRecord> partials(Feed feed, Aggregate aggregate) {
        String name = "%s.%s.%s.partials".formatted(config.applicationId(), feed.name(), aggregate.name());
        return new Topic<>(name, Serdes.Integer(), RegistryAvroSerde.ofValues(serdes));
    }

    /** Rows as {@code ResultRows} writes them: {@code AggregateKey} and {@code AggregateResult} in the registry's wire format. */
    Topic<byte[], byte[]> results(Feed feed, Aggregate aggregate) {
        return new Topic<>(feed.results(aggregate), Serdes.ByteArray(), Serdes.ByteArray());
    }

    /** Topics that are keyed by batch: {@link CrossfootTopics#CONTROL} and its like. */
    Topic<String, SpecificRecord> byBatch(String name) {
        return new Topic<>(name, Serdes.String(), RegistryAvroSerde.ofValues(serdes));
    }

    Topic<String, SpecificRecord> control() {
        return byBatch(CONTROL);
    }

    Topic<String, SpecificRecord> releases() {
        return byBatch(RELEASES);
    }

    Topic<String, SpecificRecord> verdicts() {
        return byBatch(VERDICTS);
    }

    /** What all topics of these feeds must be like. */
    public List<TopicSpec> specs(Feeds feeds) {
        CrossfootTopics topics = new CrossfootTopics(
                config.topics().partitions(), config.topics().replication());
        List<TopicSpec> specs =
                new ArrayList<>(List.of(topics.controlSpec(), topics.releasesSpec(), topics.verdictsSpec()));
        for (Feed feed : feeds.all()) {
            specs.add(spec(feed.events(), Map.of()));
            specs.add(topics.rejectsSpec(feed.name(), Map.of()));
            for (Aggregate aggregate : feed.aggregates()) {
                specs.add(topics.resultsSpec(feed.name(), aggregate.name(), Map.of()));
                specs.add(spec(partials(feed, aggregate).name(), partialsConfigs()));
            }
        }
        return specs;
    }

    /** Kept by the time they were written: the events may be older than what is kept when they are read again. */
    private static Map<String, String> partialsConfigs() {
        return Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                String.valueOf(PARTIALS_KEPT.toMillis()),
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "LogAppendTime");
    }

    private TopicSpec spec(String name, Map<String, String> configs) {
        return new TopicSpec(name, config.topics().partitions(), config.topics().replication(), configs);
    }
}
