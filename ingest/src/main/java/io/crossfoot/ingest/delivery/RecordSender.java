package io.crossfoot.ingest.delivery;

import io.crossfoot.common.batch.EventHeaders;
import io.crossfoot.common.batch.StampWriter;
import io.crossfoot.common.registry.WireFormat;
import io.crossfoot.ingest.format.SourceRecord;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One message per record. */
final class RecordSender implements EventSender {

    private final String topic;
    private final int schemaId;
    private final StampWriter stamps;
    private final Transaction transaction;

    /** @param schemaId the registry's id of the events' type */
    RecordSender(String topic, int schemaId, StampWriter stamps, Transaction transaction) {
        this.topic = topic;
        this.schemaId = schemaId;
        this.stamps = stamps;
        this.transaction = transaction;
    }

    @Override
    public void send(SourceRecord record, byte[] key, int partition, long partitionSequence) {
        byte[] value = WireFormat.message(schemaId, record.event());
        byte[] stamp = stamps.write(record.section(), record.sequence(), partitionSequence);
        transaction.send(new ProducerRecord<>(
                topic, partition, null, key, value, List.of(new MessageHeader(EventHeaders.STAMP, stamp))));
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }
}
