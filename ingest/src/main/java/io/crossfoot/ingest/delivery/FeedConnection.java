package io.crossfoot.ingest.delivery;

import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;

/**
 * All that delivering a feed needs of the world outside. After any failure of Kafka it is closed and another is opened:
 * whether the last transaction was committed is then read from the log, never assumed.
 *
 * @param producer by which this instance sends what was allotted to it over this connection
 */
record FeedConnection(Producer<byte[], byte[]> producer, FeedEncoder encoder, Allotments allotments)
        implements AutoCloseable {

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    /** What is known of the feed's batches; the deliveries keep it up to date. */
    FeedHistory history() {
        return allotments.history();
    }

    /** Closes the producers; a transaction that is open is taken back, as far as the broker can be reached. */
    @Override
    public void close() {
        producer.close(CLOSE_LIMIT);
        allotments.close();
    }
}
