package io.crossfoot.common.registry;

import java.util.Map;

/** What Confluent's serializers are configured with, by the same names, as far as Crossfoot needs it. */
record RegistrySettings(
        Connection connection,
        boolean autoRegister,
        boolean useLatest,
        SubjectNameStrategy keySubjects,
        SubjectNameStrategy valueSubjects,
        boolean generatedClasses,
        boolean logicalTypes) {

    static final String GENERATED_CLASSES = "specific.avro.reader";

    static RegistrySettings from(Map<String, ?> configs) {
        ConfigValues values = new ConfigValues(configs);
        return new RegistrySettings(
                Connection.from(values),
                values.flag("auto.register.schemas", true),
                values.flag("use.latest.version", false),
                values.strategy("key.subject.name.strategy", SubjectNameStrategy.TOPIC),
                values.strategy("value.subject.name.strategy", SubjectNameStrategy.TOPIC_RECORD),
                values.flag(GENERATED_CLASSES, false),
                values.flag("avro.use.logical.type.converters", false));
    }

    SubjectNameStrategy subjects(boolean isKey) {
        return isKey ? keySubjects : valueSubjects;
    }
}
