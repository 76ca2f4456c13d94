package io.crossfoot.common.config;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.HashMap;
import java.util.Map;

/**
 * How to reach the Kafka cluster.
 *
 * @param bootstrapServers {@code host:port}, several parted by commas
 * @param properties any of Kafka's own client settings, security among them; kept secret as a whole, since
 *     {@code sasl.jaas.config} and others hold passwords
 */
public record KafkaConfig(String bootstrapServers, Map<String, Secret> properties) {

    private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";

    public KafkaConfig {
        properties = Map.copyOf(properties);
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("bootstrap-servers is empty; set it to host:port");
        }
        if (properties.containsKey(BOOTSTRAP_SERVERS)) {
            throw new IllegalArgumentException("properties sets bootstrap.servers; set bootstrap-servers instead");
        }
    }

    public static KafkaConfig of(String bootstrapServers, Map<String, String> properties) {
        return new KafkaConfig(
                bootstrapServers,
                properties.entrySet().stream()
                        .collect(toUnmodifiableMap(Map.Entry::getKey, entry -> Secret.of(entry.getValue()))));
    }

    /** The settings for any Kafka client, secrets revealed, in a new map that the caller may add to. */
    public Map<String, Object> clientProperties() {
        Map<String, Object> revealed = new HashMap<>();
        properties.forEach((name, value) -> revealed.put(name, value.reveal()));
        revealed.put(BOOTSTRAP_SERVERS, bootstrapServers);
        return revealed;
    }
}
