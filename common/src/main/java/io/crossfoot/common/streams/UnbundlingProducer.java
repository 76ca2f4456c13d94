package io.crossfoot.common.streams;

import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka's producer, which takes {@link OutgoingBundle}s apart. */
final class UnbundlingProducer extends KafkaProducer<byte[], byte[]> {

    UnbundlingProducer(Map<String, Object> configs) {
        super(configs, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        return OutgoingBundle.send(record, callback, super::send);
    }
}
