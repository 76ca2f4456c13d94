package io.crossfoot.common.topic;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.jspecify.annotations.Nullable;

/** A topic's name and the types that travel on it, which belong together. */
public record Topic<K, V>(String name, Serde<K> keySerde, Serde<V> valueSerde) {

    /** How a topology reads this topic; the name is that of the source in the topology. */
    public Consumed<K, V> readAs(String processorName) {
        return Consumed.with(keySerde, valueSerde).withName(processorName);
    }

    /** How a topology writes this topic; the name is that of the sink in the topology. */
    public Produced<K, V> writeAs(String processorName) {
        return Produced.with(keySerde, valueSerde).withName(processorName);
    }

    /** A record for this topic, its partition chosen by the key; a null value is a tombstone. */
    public ProducerRecord<K, V> record(K key, @Nullable V value) {
        return new ProducerRecord<>(name, key, value);
    }

    /** A producer of this topic's types; to be closed by the caller. */
    public KafkaProducer<K, V> producer(Map<String, Object> configs) {
        return new KafkaProducer<>(new HashMap<>(configs), keySerde.serializer(), valueSerde.serializer());
    }

    /** A consumer of this topic's types, subscribed to nothing yet; to be closed by the caller. */
    public KafkaConsumer<K, V> consumer(Map<String, Object> configs) {
        return new KafkaConsumer<>(new HashMap<>(configs), keySerde.deserializer(), valueSerde.deserializer());
    }
}
