package io.crossfoot.common.registry;

/** The registry is up and does not know the schema asked for. */
public final class UnknownSchema extends RegistryException {

    private static final long serialVersionUID = 1L;

    private UnknownSchema(String message) {
        super(message);
    }

    static UnknownSchema withId(int id, String addresses) {
        return new UnknownSchema(
                ("Schema registry at %s knows no schema with id %d. Was the record written with another"
                                + " registry, or has the schema been deleted? Point schema.registry.url to the registry of the writer.")
                        .formatted(addresses, id));
    }

    static UnknownSchema of(String subject, String schemaName, String addresses) {
        return new UnknownSchema(
                ("Schema registry at %s has no schema '%s' under subject '%s'. Register it first, or set"
                                + " auto.register.schemas to true.")
                        .formatted(addresses, schemaName, subject));
    }
}
