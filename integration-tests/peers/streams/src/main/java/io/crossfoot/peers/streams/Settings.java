package io.crossfoot.peers.streams;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the harness gives on the command line, as {@code key=value}.
 *
 * @param registry base address of the registry's Confluent API
 * @param work an empty folder for the state stores
 * @param parallelism partitions of each topic
 */
record Settings(String bootstrap, URI registry, Path work, int parallelism, Tuning tuning) {

    static Settings of(String[] arguments) {
        Map<String, String> given = Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        int parallelism = Integer.parseInt(given.getOrDefault("parallelism", "2"));
        return new Settings(
                require(given, "bootstrap"),
                URI.create(require(given, "registry")),
                Path.of(require(given, "work")),
                parallelism,
                Tuning.named(given.getOrDefault("variant", "default"), parallelism));
    }

    private static String require(Map<String, String> given, String key) {
        String value = given.get(key);
        if (value == null) {
            throw new IllegalArgumentException("Expected '%s=...', got only %s".formatted(key, given.keySet()));
        }
        return value;
    }
}
