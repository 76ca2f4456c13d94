package io.crossfoot.common.registry;

/** The registry is up and will not take this schema: as a rule because it is incompatible with an earlier version. */
public final class SchemaRefused extends RegistryException {

    private static final long serialVersionUID = 1L;

    private final String subject;

    SchemaRefused(String subject, String reason) {
        super(
                ("Schema registry refuses the schema for subject '%s': %s. Make the change compatible (a new field needs a"
                                + " default, a field in use keeps its name and type), or send the new type to a new topic.")
                        .formatted(subject, reason));
        this.subject = subject;
    }

    /** The subject that does not take the schema. */
    public String subject() {
        return subject;
    }
}
