package io.crossfoot.ingest.delivery;

import io.crossfoot.ingest.format.SourceRecord;

/** Sends the events of one task of a batch, in messages of the feed's granularity. For one thread. */
interface EventSender {

    /**
     * Sends a record, or holds a copy of it back to be sent with others.
     *
     * @param partitionSequence number of the record among those of the partition, from 0
     */
    void send(SourceRecord record, byte[] key, int partition, long partitionSequence);

    /** Sends all that is held back. Nothing is held back over the end of a section or of a transaction. */
    void flush();
}
