package io.crossfoot.common.registry;

import java.util.Map;
import org.apache.avro.Schema;

/** A schema registry. Safe for use by several threads. Every method may throw {@link RegistryUnavailable}. */
public interface SchemaRegistryClient extends Schemas {

    /**
     * Registers a schema under a subject, or finds it there.
     *
     * @return the schema's id
     * @throws SchemaRefused where it is incompatible with what the subject holds
     */
    int register(String subject, Schema schema);

    /**
     * The id of a schema that is already registered under a subject.
     *
     * @throws UnknownSchema where it is not
     */
    int idOf(String subject, Schema schema);

    /**
     * The latest version that a subject holds.
     *
     * @throws UnknownSchema where it holds none
     */
    RegisteredSchema latest(String subject);

    /** Sets which changes all subjects without a rule of their own allow. */
    void allowChanges(Compatibility compatibility);

    /** Asks the registry for a sign of life; returns where it gives one. */
    void ping();

    /** A schema and the id that it has in the registry. */
    record RegisteredSchema(int id, Schema schema) {}

    /**
     * Connects by Confluent's configuration names. Connections and caches are shared by all who ask with the same
     * settings. {@code mock://name} is the {@link InMemorySchemaRegistry} of that name.
     *
     * @throws org.apache.kafka.common.config.ConfigException where a setting is missing or wrong
     */
    static SchemaRegistryClient connect(Map<String, ?> configs) {
        return Connections.open(RegistrySettings.from(configs).connection());
    }
}
