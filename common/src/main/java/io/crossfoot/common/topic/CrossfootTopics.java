package io.crossfoot.common.topic;

import java.util.HashMap;
import java.util.Map;

/**
 * Crossfoot's topics. Their names are a contract between the apps, so they stand here and nowhere else.
 *
 * @param partitions of every topic that this describes
 * @param replication copies of each partition
 */
public record CrossfootTopics(int partitions, int replication) {

    /** Batch → what the apps tell one another about it. */
    public static final String CONTROL = "crossfoot.control";

    /** Batch → its latest verdict. */
    public static final String VERDICTS = "crossfoot.verdicts";

    /** Batch → its release, in every partition. */
    public static final String RELEASES = "crossfoot.releases";

    /** Source → where its reading resumes. */
    public static final String INGEST = "crossfoot.ingest";

    /** The events of a feed, with end-of-batch markers in between. */
    public static String events(String feed) {
        return feed + ".events";
    }

    /** The records of a feed that are no events. */
    public static String rejects(String feed) {
        return feed + ".rejects";
    }

    /** The results of one of a feed's aggregates. */
    public static String results(String feed, String aggregate) {
        return feed + "." + aggregate;
    }

    public TopicSpec controlSpec() {
        return kept(CONTROL, Map.of());
    }

    public TopicSpec verdictsSpec() {
        return compacted(VERDICTS);
    }

    public TopicSpec releasesSpec() {
        return kept(RELEASES, Map.of());
    }

    public TopicSpec ingestSpec() {
        return compacted(INGEST);
    }

    /** The topic of a feed's events, with Kafka's topic settings, {@code retention.ms} above all. */
    public TopicSpec eventsSpec(String feed, Map<String, String> configs) {
        return kept(events(feed), configs);
    }

    /** The topic of a feed's rejects, with Kafka's topic settings, {@code retention.ms} above all. */
    public TopicSpec rejectsSpec(String feed, Map<String, String> configs) {
        return kept(rejects(feed), configs);
    }

    /** The topic of an aggregate's results, with Kafka's topic settings, {@code retention.ms} above all. */
    public TopicSpec resultsSpec(String feed, String aggregate, Map<String, String> configs) {
        return kept(results(feed, aggregate), configs);
    }

    /** Never compacted: compaction would take records out of a batch after it was counted. */
    private TopicSpec kept(String name, Map<String, String> configs) {
        Map<String, String> all = new HashMap<>(configs);
        String policy = all.computeIfAbsent(TopicSpec.CLEANUP_POLICY, ignored -> TopicSpec.DELETE);
        if (!policy.equals(TopicSpec.DELETE)) {
            throw new IllegalArgumentException(("Topic '%s' must keep every record until it expires: got cleanup.policy"
                            + " '%s', expected 'delete'. Remove cleanup.policy from its settings.")
                    .formatted(name, policy));
        }
        return new TopicSpec(name, partitions, replication, all);
    }

    private TopicSpec compacted(String name) {
        return new TopicSpec(name, partitions, replication, Map.of(TopicSpec.CLEANUP_POLICY, TopicSpec.COMPACT));
    }
}
