package io.crossfoot.ingest.delivery;

import java.time.Duration;

/** How long the feeds' clients wait for Kafka, before they say that it is not there. */
final class KafkaPatience {

    /** For one answer. */
    static final Duration REQUEST = Duration.ofSeconds(10);

    /** For a call, however many requests it takes. Below the 25 s in which the app has to stop. */
    static final Duration CALL = Duration.ofSeconds(15);

    /** For a message to be stored, all attempts together. */
    static final Duration DELIVERY = Duration.ofSeconds(30);

    private KafkaPatience() {}
}
