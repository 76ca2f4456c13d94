package io.crossfoot.ingest.delivery;

import io.crossfoot.schema.ResumePoint;

/**
 * Where the instances write which of them has which batch of a feed. What is written stands only if its writer knew all
 * that was written before: of two that write at once, one is told to read first.
 */
interface AllotmentLog extends AutoCloseable {

    /** What is known of the feed's batches. */
    FeedHistory history();

    /**
     * Takes into the history all that was committed until now.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka fails; the log must not be used again, here and below
     */
    void catchUp();

    /** Ends all that an instance sends for the feed by the connection that it has now, and then catches up. */
    void fence(String instance);

    /**
     * Writes this resume point, as the batch's last one.
     *
     * @return whether it stands. If not, another instance has written meanwhile; the history now holds that
     */
    boolean write(ResumePoint point);

    @Override
    void close();
}
