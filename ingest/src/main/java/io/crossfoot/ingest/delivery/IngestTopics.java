package io.crossfoot.ingest.delivery;

import io.crossfoot.common.config.TopicsConfig;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.common.topic.CrossfootTopics;
import io.crossfoot.common.topic.TopicSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The topics that ingest writes. */
final class IngestTopics {

    private final TopicsConfig config;
    private final CrossfootTopics topics;

    IngestTopics(TopicsConfig config) {
        this.config = config;
        this.topics = new CrossfootTopics(config.partitions(), config.replication());
    }

    List<TopicSpec> of(Feeds feeds) {
        return Stream.concat(
                        Stream.of(topics.controlSpec(), topics.ingestSpec()),
                        feeds.all().stream()
                                .flatMap(feed -> Stream.of(
                                        new TopicSpec(
                                                feed.events(), config.partitions(), config.replication(), Map.of()),
                                        topics.rejectsSpec(feed.name(), Map.of()))))
                .toList();
    }

    /** The names of those that the deliveries of a feed write. */
    static List<String> writtenFor(Feed feed) {
        return List.of(feed.events(), feed.rejects(), CrossfootTopics.CONTROL, CrossfootTopics.INGEST);
    }
}
