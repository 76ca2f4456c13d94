package io.crossfoot.ingest.delivery;

import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** A record that Kafka does not take because of its size: trying again would not help. */
final class TooLarge {

    private TooLarge() {}

    static boolean is(KafkaException failure) {
        return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(RecordTooLargeException.class::isInstance);
    }

    static String message(Task task, KafkaException failure) {
        return ("Batch '%s' holds a record that is too large for Kafka: %s. Raise max.request.size in kafka.properties and"
                        + " max.message.bytes of the topic, restart, and put the file into the inbox again: the batch then"
                        + " goes on")
                .formatted(task.batch(), failure.getMessage());
    }
}
