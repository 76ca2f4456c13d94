package io.crossfoot.common.registry;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/** How a schema's subject is named in the registry. The names are Confluent's. */
public enum SubjectNameStrategy {
    /** {@code <topic>-key} or {@code <topic>-value}: one type per topic. */
    TOPIC("TopicNameStrategy") {
        @Override
        String subject(String topic, boolean isKey, Schema schema) {
            return topic + (isKey ? "-key" : "-value");
        }
    },
    /** {@code <record's full name>}: one history of a type over all topics. */
    RECORD("RecordNameStrategy") {
        @Override
        String subject(String topic, boolean isKey, Schema schema) {
            return schema.getFullName();
        }
    },
    /** {@code <topic>-<record's full name>}: several types per topic, each with a history of its own there. */
    TOPIC_RECORD("TopicRecordNameStrategy") {
        @Override
        String subject(String topic, boolean isKey, Schema schema) {
            return topic + "-" + schema.getFullName();
        }
    };

    private final String simpleName;

    SubjectNameStrategy(String simpleName) {
        this.simpleName = simpleName;
    }

    abstract String subject(String topic, boolean isKey, Schema schema);

    /** Reads a Confluent class name, with or without its package. */
    static SubjectNameStrategy named(String key, Object className) {
        String name = className instanceof Class<?> type ? type.getSimpleName() : String.valueOf(className);
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return Arrays.stream(values())
                .filter(strategy -> strategy.simpleName.equals(simple))
                .findFirst()
                .orElseThrow(() -> new ConfigException(key, className, "expected one of " + known()));
    }

    private static String known() {
        return Arrays.stream(values()).map(strategy -> strategy.simpleName).collect(Collectors.joining(", "));
    }
}
