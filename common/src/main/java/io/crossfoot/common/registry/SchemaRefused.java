package io.crossfoot.common.registry;

import java.util.List;

/** The registry is up and this schema is not for it: as a rule because it is incompatible with an earlier version. */
public final class SchemaRefused extends RegistryException {

    private static final long serialVersionUID = 1L;

    private final String subject;
    private final String reason;

    SchemaRefused(String subject, String reason) {
        this("Schema registry refuses the schema", subject, reason);
    }

    private SchemaRefused(String what, String subject, String reason) {
        super(
                ("%s for subject '%s': %s. Make the change compatible (a new field needs a default, a field in use keeps its"
                                + " name and type), or send the new type to a new topic.")
                        .formatted(what, subject, reason));
        this.subject = subject;
        this.reason = reason;
    }

    /** What a registry lets pass, and readers would take for something else. */
    static SchemaRefused misread(String subject, List<String> changes) {
        return new SchemaRefused("Readers would misread the schema", subject, String.join("; ", changes));
    }

    /** The same, with the changes named: a registry's own words may not say which field they are about. */
    SchemaRefused because(List<String> changes) {
        return changes.isEmpty() ? this : new SchemaRefused(subject, String.join("; ", changes) + " (" + reason + ")");
    }

    /** The subject that does not take the schema. */
    public String subject() {
        return subject;
    }
}
