package io.crossfoot.common.config;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * How to reach the schema registry.
 *
 * @param url where its Confluent API begins
 * @param properties any settings of the registry's serdes, such as {@code basic.auth.user.info}; kept secret as a whole
 */
public record RegistryConfig(URI url, Map<String, Secret> properties) {

    private static final String URL = "schema.registry.url";

    public RegistryConfig {
        properties = Map.copyOf(properties);
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "url holds a user and password; set them in properties as basic.auth.user.info");
        }
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException("url must be http(s)://host:port/path, got '" + url + "'");
        }
        if (properties.containsKey(URL)) {
            throw new IllegalArgumentException("properties sets schema.registry.url; set url instead");
        }
    }

    public static RegistryConfig of(URI url, Map<String, String> properties) {
        return new RegistryConfig(
                url,
                properties.entrySet().stream()
                        .collect(toUnmodifiableMap(Map.Entry::getKey, entry -> Secret.of(entry.getValue()))));
    }

    /** The settings for the registry's serdes, secrets revealed, in a new map that the caller may add to. */
    public Map<String, Object> serdeProperties() {
        Map<String, Object> revealed = new HashMap<>();
        properties.forEach((name, value) -> revealed.put(name, value.reveal()));
        revealed.put(URL, url.toString());
        return revealed;
    }
}
