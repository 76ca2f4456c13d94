package io.crossfoot.peers.flink;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the harness gives on the command line, as {@code key=value}.
 *
 * @param registry base address of the registry's Confluent API
 * @param work an empty folder for checkpoints and RocksDB's files
 * @param parallelism slots of the cluster, and partitions of each topic
 */
record Settings(String bootstrap, URI registry, Path work, int parallelism, String stateBackend) {

    private static final Map<String, String> STATE_BACKENDS = Map.of("heap", "hashmap", "rocksdb", "rocksdb");

    static Settings of(String[] arguments) {
        Map<String, String> given = Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new Settings(
                require(given, "bootstrap"),
                URI.create(require(given, "registry")),
                Path.of(require(given, "work")),
                Integer.parseInt(given.getOrDefault("parallelism", "2")),
                require(STATE_BACKENDS, given.getOrDefault("variant", "heap")));
    }

    private static String require(Map<String, String> from, String key) {
        String value = from.get(key);
        if (value == null) {
            throw new IllegalArgumentException("Nothing is known for '%s', only for %s".formatted(key, from.keySet()));
        }
        return value;
    }
}
