package io.crossfoot.ingest.delivery;

import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of one delivery, one after the other: each begins with its first message, and is due to be committed
 * when it has grown or lasted enough. Short ones let read-committed consumers follow closely; long ones cost less.
 */
final class Transaction {

    /** Asking the time for every record would cost more than counting it. */
    private static final int RECORDS_PER_LOOK = 64;

    private final Producer<byte[], byte[]> producer;
    private final TransactionBounds bounds;
    private final LongSupplier nanoTime;
    private boolean open;
    private long records;
    private long begun;
    private volatile @Nullable Exception failure;

    Transaction(Producer<byte[], byte[]> producer, TransactionBounds bounds, LongSupplier nanoTime) {
        this.producer = producer;
        this.bounds = bounds;
        this.nanoTime = nanoTime;
    }

    /**
     * Sends a message.
     *
     * @throws KafkaException if this or an earlier message of the transaction could not be sent
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told
    void send(ProducerRecord<byte[], byte[]> message) {
        begin();
        producer.send(message, this::sent);
        // Kafka itself would tell at the commit only, and until then wait for its full buffer with every message anew.
        Exception failed = failure;
        if (failed != null) {
            throw new KafkaException("A message of the open transaction could not be sent", failed);
        }
    }

    private void sent(@Nullable RecordMetadata where, @Nullable Exception failed) {
        if (failed != null && failure == null) {
            failure = failed;
        }
    }

    /** Counts a record of the source, however many messages it took. */
    void countRecord() {
        begin();
        records++;
    }

    boolean isDue() {
        return records >= bounds.records() || (records % RECORDS_PER_LOOK == 0 && isOld());
    }

    /** Whether it is open, and has been for so long that it is due, however few records it has. */
    boolean isOld() {
        return open && nanoTime.getAsLong() - begun >= bounds.interval().toNanos();
    }

    void commit() {
        producer.commitTransaction();
        open = false;
        records = 0;
    }

    void abort() {
        if (open) {
            producer.abortTransaction();
            open = false;
            records = 0;
            failure = null;
        }
    }

    private void begin() {
        if (!open) {
            producer.beginTransaction();
            open = true;
            begun = nanoTime.getAsLong();
        }
    }
}
