package io.crossfoot.common.registry;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.jspecify.annotations.Nullable;

/**
 * Under which id a topic's records of a schema are written. Knows a schema again by its identity, as comparing schemas
 * costs more than encoding a record. Not safe for use by several threads at once.
 */
public final class SchemaIds {

    private final SchemaRegistryClient registry;
    private final boolean isKey;
    private final boolean autoRegister;
    private final boolean useLatest;
    private final SubjectNameStrategy subjects;

    private final Map<String, IdentityHashMap<Schema, Integer>> known = new HashMap<>();
    private @Nullable String lastTopic;
    private @Nullable Schema lastSchema;
    private int lastId;

    private SchemaIds(SchemaRegistryClient registry, RegistrySettings settings, boolean isKey) {
        this.registry = registry;
        this.isKey = isKey;
        this.autoRegister = settings.autoRegister();
        this.useLatest = settings.useLatest();
        this.subjects = settings.subjects(isKey);
    }

    /** The ids of records' values, by Confluent's configuration names. */
    public static SchemaIds ofValues(Map<String, ?> configs) {
        return from(RegistrySettings.from(configs), false);
    }

    /** The ids of records' keys, by Confluent's configuration names. */
    public static SchemaIds ofKeys(Map<String, ?> configs) {
        return from(RegistrySettings.from(configs), true);
    }

    static SchemaIds from(RegistrySettings settings, boolean isKey) {
        return new SchemaIds(Connections.open(settings.connection()), settings, isKey);
    }

    /**
     * The id to write before records of this schema, registered where {@code auto.register.schemas} says so.
     *
     * @throws SchemaRefused where it is incompatible with earlier versions
     * @throws UnknownSchema where it is not registered, and must not be
     * @throws RegistryUnavailable where the registry is needed and does not answer
     */
    @SuppressWarnings("ReferenceEquality")
    public int idFor(String topic, Schema schema) {
        if (schema == lastSchema && topic.equals(lastTopic)) {
            return lastId;
        }
        int id = known.computeIfAbsent(topic, ignored -> new IdentityHashMap<>())
                .computeIfAbsent(schema, unseen -> ask(topic, unseen));
        lastTopic = topic;
        lastSchema = schema;
        lastId = id;
        return id;
    }

    private int ask(String topic, Schema schema) {
        String subject = subjects.subject(topic, isKey, schema);
        if (autoRegister) {
            return registry.register(subject, schema);
        }
        return useLatest ? latestOf(subject, schema) : registry.idOf(subject, schema);
    }

    /** Bytes may bear the latest version's id only where they are written just as that version has it. */
    private int latestOf(String subject, Schema schema) {
        SchemaRegistryClient.RegisteredSchema latest = registry.latest(subject);
        if (!writtenForm(schema).equals(writtenForm(latest.schema()))) {
            throw new SchemaRefused(
                    subject,
                    "use.latest.version is set, and the record's schema differs from the latest version (id "
                            + latest.id() + ")");
        }
        return latest.id();
    }

    private static String writtenForm(Schema schema) {
        return SchemaNormalization.toParsingForm(schema);
    }
}
