package io.crossfoot.common.registry;

import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;

/** Which changes of a schema a subject allows, in the registry's own words. */
public enum Compatibility {
    /** All changes. */
    NONE,
    /** The new version reads what the last one wrote. */
    BACKWARD,
    /** The last version reads what the new one writes. */
    FORWARD,
    /** Both, with the last version. */
    FULL,
    /** The new version reads what all earlier ones wrote. */
    BACKWARD_TRANSITIVE,
    /** All earlier versions read what the new one writes. */
    FORWARD_TRANSITIVE,
    /** Both, with all earlier versions. */
    FULL_TRANSITIVE;

    SchemaValidator validator() {
        return switch (this) {
            case NONE -> (toValidate, existing) -> {};
            case BACKWARD -> new SchemaValidatorBuilder().canReadStrategy().validateLatest();
            case FORWARD -> new SchemaValidatorBuilder().canBeReadStrategy().validateLatest();
            case FULL -> new SchemaValidatorBuilder().mutualReadStrategy().validateLatest();
            case BACKWARD_TRANSITIVE ->
                new SchemaValidatorBuilder().canReadStrategy().validateAll();
            case FORWARD_TRANSITIVE ->
                new SchemaValidatorBuilder().canBeReadStrategy().validateAll();
            case FULL_TRANSITIVE ->
                new SchemaValidatorBuilder().mutualReadStrategy().validateAll();
        };
    }
}
