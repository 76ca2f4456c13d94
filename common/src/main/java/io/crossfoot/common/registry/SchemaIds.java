package io.crossfoot.common.registry;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /**
     * Holds a type that its users may change against the latest version of it. Registries compare no more than what Avro
     * can decode: an amount with another number of decimals, or a text that becomes one, passes them.
     *
     * @throws SchemaRefused where a field would be read without an error, but as something else than was written
     */
    public void refuseMisreading(String topic, Schema schema) {
        String subject = subjects.subject(topic, isKey, schema);
        List<String> misread = earlier(subject, schema)
                .map(before -> FieldChanges.misread(before, schema))
                .orElse(List.of());
        if (!misread.isEmpty()) {
            throw SchemaRefused.misread(subject, misread);
        }
    }

    /** The latest version, if it is one of the same type: a subject may be told to hold several. */
    private Optional<Schema> earlier(String subject, Schema schema) {
        try {
            return Optional.of(registry.latest(subject).schema())
                    .filter(latest -> latest.getFullName().equals(schema.getFullName()));
        } catch (UnknownSchema none) {
            return Optional.empty();
        }
    }

    private int ask(String topic, Schema schema) {
        String subject = subjects.subject(topic, isKey, schema);
        if (autoRegister) {
            return register(subject, schema);
        }
        return useLatest ? latestOf(subject, schema) : registry.idOf(subject, schema);
    }

    private int register(String subject, Schema schema) {
        try {
            return registry.register(subject, schema);
        } catch (SchemaRefused refusal) {
            throw refusal.because(earlier(subject, schema)
                    .map(before -> FieldChanges.incompatible(before, schema))
                    .orElse(List.of()));
        }
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
