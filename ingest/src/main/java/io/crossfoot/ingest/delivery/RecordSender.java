package io.crossfoot.ingest.delivery;

import io.crossfoot.common.batch.EventHeaders;
import io.crossfoot.common.batch.StampWriter;
import io.crossfoot.ingest.format.SourceRecord;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One message per record. */
final class RecordSender implements EventSender {

    private final String topic;
    private final StampWriter stamps;
    private final Transaction transaction;

    RecordSender(String topic, StampWriter stamps, Transaction transaction) {
        this.topic = topic;
        this.stamps = stamps;
        this.transaction = transaction;
    }

    @Override
    public void send(SourceRecord record, byte[] key, byte[] encoded, int partition, long partitionSequence) {
        byte[] stamp = stamps.write(record.section(), record.sequence(), partitionSequence);
        transaction.send(new ProducerRecord<>(
                topic, partition, null, key, encoded, List.of(new MessageHeader(EventHeaders.STAMP, stamp))));
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }
}
