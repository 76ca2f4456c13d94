package io.crossfoot.bench.contender;

import io.crossfoot.common.batch.EventHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Where a topic ends for a read-committed consumer. */
final class LogEnd implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    /** More than the markers and transaction marks behind a batch's last event. */
    private static final long LAST_OFFSETS = 50;

    private final String bootstrapServers;
    private final Admin admin;
    private final List<TopicPartition> partitions;

    LogEnd(String bootstrapServers, String topic, int partitions) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.partitions = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    /** How far each partition can be read now: one small request. */
    Map<TopicPartition, Long> offsets() {
        Map<TopicPartition, OffsetSpec> ends =
                partitions.stream().collect(Collectors.toMap(partition -> partition, any -> OffsetSpec.latest()));
        try {
            return admin
                    .listOffsets(ends, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get()
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException e) {
            throw new BenchException("The broker does not tell where its topics end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted while asking where topics end", e);
        }
    }

    /** When the last message that is no end-of-batch marker was sent, in milliseconds since 1970. */
    long lastRecordMillis() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            ends.forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - LAST_OFFSETS)));
            long last = 0;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                    if (!EventHeaders.of(message.headers()).isMarker()) {
                        last = Math.max(last, message.timestamp());
                    }
                }
            }
            return last;
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
