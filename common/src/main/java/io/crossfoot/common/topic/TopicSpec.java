package io.crossfoot.common.topic;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * What a topic has to be like. Partitions and {@code cleanup.policy} are also required of a topic that exists; the rest
 * holds for its creation only, and is its operators' business from then on.
 *
 * @param replication copies of each partition
 * @param configs Kafka's topic settings; what is not set here is left to the broker
 */
public record TopicSpec(String name, int partitions, int replication, Map<String, String> configs) {

    static final String CLEANUP_POLICY = "cleanup.policy";
    static final String DELETE = "delete";
    static final String COMPACT = "compact";

    public TopicSpec {
        configs = Map.copyOf(configs);
        if (partitions < 1 || replication < 1) {
            throw new IllegalArgumentException("Topic '%s' must have 1 partition and 1 copy or more, got %d and %d"
                    .formatted(name, partitions, replication));
        }
    }

    String cleanupPolicy() {
        return configs.getOrDefault(CLEANUP_POLICY, DELETE);
    }

    NewTopic toNewTopic() {
        return new NewTopic(name, partitions, (short) replication).configs(configs);
    }
}
