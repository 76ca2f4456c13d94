package io.crossfoot.common.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;

/**
 * A registry within the process, for topologies under test and for trying a feed out: any serde configured with
 * {@code schema.registry.url=mock://name} shares the registry of that name.
 */
public final class InMemorySchemaRegistry implements SchemaRegistryClient {

    static final String SCHEME = "mock://";

    private static final Map<String, InMemorySchemaRegistry> BY_NAME = new ConcurrentHashMap<>();

    private final List<Schema> schemas = new ArrayList<>();
    private final Map<String, List<Schema>> subjects = new HashMap<>();
    private Compatibility compatibility = Compatibility.BACKWARD;

    /** The registry behind {@code mock://name}, made where there is none yet. */
    public static InMemorySchemaRegistry named(String name) {
        return BY_NAME.computeIfAbsent(name, ignored -> new InMemorySchemaRegistry());
    }

    @Override
    public synchronized int register(String subject, Schema schema) {
        List<Schema> versions = subjects.computeIfAbsent(subject, ignored -> new ArrayList<>());
        if (!versions.contains(schema)) {
            refuseIncompatible(subject, schema, versions);
            versions.add(schema);
        }
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return idOf(schema);
    }

    @Override
    public synchronized int idOf(String subject, Schema schema) {
        if (!subjects.getOrDefault(subject, List.of()).contains(schema)) {
            throw UnknownSchema.of(subject, schema.getFullName(), SCHEME);
        }
        return idOf(schema);
    }

    @Override
    public synchronized RegisteredSchema latest(String subject) {
        List<Schema> versions = subjects.getOrDefault(subject, List.of());
        if (versions.isEmpty()) {
            throw UnknownSchema.of(subject, "(latest version)", SCHEME);
        }
        Schema latest = versions.get(versions.size() - 1);
        return new RegisteredSchema(idOf(latest), latest);
    }

    @Override
    public synchronized Schema byId(int id) {
        if (id < 1 || id > schemas.size()) {
            throw UnknownSchema.withId(id, SCHEME);
        }
        return schemas.get(id - 1);
    }

    @Override
    public synchronized void allowChanges(Compatibility allowed) {
        compatibility = allowed;
    }

    @Override
    public void ping() {
        // Within the process: always there.
    }

    private int idOf(Schema schema) {
        return schemas.indexOf(schema) + 1;
    }

    private void refuseIncompatible(String subject, Schema schema, List<Schema> versions) {
        List<Schema> latestFirst = new ArrayList<>(versions);
        Collections.reverse(latestFirst);
        try {
            compatibility.validator().validate(schema, latestFirst);
        } catch (SchemaValidationException e) {
            throw new SchemaRefused(subject, "not " + compatibility + " compatible: " + e.getMessage());
        }
    }
}
