package io.crossfoot.common.registry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The process's connections to registries. Kafka makes serdes by class name, one for every client and thread: without
 * this each would ask for every schema anew.
 */
final class Connections {

    private static final Map<Connection, SchemaRegistryClient> OPEN = new ConcurrentHashMap<>();

    private Connections() {}

    static SchemaRegistryClient open(Connection connection) {
        String first = connection.addresses().get(0).toString();
        return first.startsWith(InMemorySchemaRegistry.SCHEME)
                ? InMemorySchemaRegistry.named(first.substring(InMemorySchemaRegistry.SCHEME.length()))
                : OPEN.computeIfAbsent(connection, HttpSchemaRegistryClient::new);
    }
}
