package io.crossfoot.endtoend;

import io.crossfoot.common.batch.EventHeaders;
import io.crossfoot.common.batch.Stamp;
import io.crossfoot.common.batch.StampReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The events of one batch as a read-committed consumer finds them, counted while they are read, so that there may be any
 * number of them. One message is one record: for feeds that send no blocks.
 */
final class CountedEvents {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int FAULTS_KEPT = 20;

    private final String batch;
    private final StampReader stamps = new StampReader();
    private final BitSet sequences = new BitSet();
    private final Map<Integer, Long> next = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private long records;

    private CountedEvents(String batch) {
        this.batch = batch;
    }

    static CountedEvents of(String batch, String topic, String bootstrapServers) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        CountedEvents counted = new CountedEvents(batch);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(counted::add);
            }
        }
        return counted;
    }

    private void add(ConsumerRecord<byte[], byte[]> message) {
        EventHeaders headers = EventHeaders.of(message.headers());
        if (headers.isMarker()) {
            return;
        }
        Stamp stamp = stamps.read(headers.stamp());
        if (stamp.batch().equals(batch)) {
            add(message.partition(), stamp);
        }
    }

    private void add(int partition, Stamp stamp) {
        records++;
        long due = next.getOrDefault(partition, 0L);
        if (stamp.partitionSequence() != due) {
            fault("partition %d: number %d where %d was due".formatted(partition, stamp.partitionSequence(), due));
        }
        next.put(partition, stamp.partitionSequence() + 1);
        int sequence = Math.toIntExact(stamp.sequence());
        if (sequences.get(sequence)) {
            fault("partition %d: record %d comes again".formatted(partition, sequence));
        }
        sequences.set(sequence);
    }

    private void fault(String fault) {
        if (faults.size() < FAULTS_KEPT) {
            faults.add(fault);
        }
    }

    long records() {
        return records;
    }

    /** How many partitions have any. */
    int partitions() {
        return next.size();
    }

    /** What is missing, or there twice; the first faults. */
    List<String> faults() {
        return faults;
    }
}
