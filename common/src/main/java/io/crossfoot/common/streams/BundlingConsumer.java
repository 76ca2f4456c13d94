package io.crossfoot.common.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Kafka's consumer, which hands on the messages of some topics in {@link Bundle}s. */
final class BundlingConsumer extends KafkaConsumer<byte[], byte[]> {

    /** What waits in a task's queue is bounded by its number of bundles, so bundles are bounded too. */
    private static final int MOST_BYTES = 1 << 20;

    private final Set<String> bundled;

    BundlingConsumer(Map<String, Object> configs, Set<String> bundled) {
        super(configs, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.bundled = bundled;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        ConsumerRecords<byte[], byte[]> polled = super.poll(timeout);
        if (polled.isEmpty()) {
            return polled;
        }
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> messages = polled.records(partition);
            records.put(partition, bundled.contains(partition.topic()) ? bundle(messages) : messages);
        }
        return new ConsumerRecords<>(records, polled.nextOffsets());
    }

    static List<ConsumerRecord<byte[], byte[]>> bundle(List<ConsumerRecord<byte[], byte[]>> messages) {
        List<ConsumerRecord<byte[], byte[]>> bundles = new ArrayList<>();
        int begin = 0;
        int bytes = 0;
        for (int i = 0; i < messages.size(); i++) {
            bytes += bytes(messages.get(i));
            if (bytes >= MOST_BYTES || i == messages.size() - 1) {
                bundles.add(Bundle.of(messages.subList(begin, i + 1)));
                begin = i + 1;
                bytes = 0;
            }
        }
        return bundles;
    }

    private static int bytes(ConsumerRecord<byte[], byte[]> message) {
        return Math.max(0, message.serializedKeySize()) + Math.max(0, message.serializedValueSize());
    }
}
