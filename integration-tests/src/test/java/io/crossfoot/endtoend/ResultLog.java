package io.crossfoot.endtoend;

import io.crossfoot.common.registry.RegistryAvroDeserializer;
import io.crossfoot.schema.AggregateResult;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads result topics from their beginning to their end. A topic forgets nothing, so what no read finds now was not to be
 * seen at any moment before.
 */
final class ResultLog {

    private static final Duration POLL = Duration.ofMillis(100);

    private final String bootstrapServers;
    private final URI registry;

    ResultLog(String bootstrapServers, URI registry) {
        this.bootstrapServers = bootstrapServers;
        this.registry = registry;
    }

    /** What an ordinary consumer sees of the batch. */
    List<AggregateResult> committed(String topic, String batch) {
        return read(topic, batch, "read_committed");
    }

    /** All that was ever written of the batch, in transactions that were aborted or are still open too. */
    List<AggregateResult> everWritten(String topic, String batch) {
        return read(topic, batch, "read_uncommitted");
    }

    private List<AggregateResult> read(String topic, String batch, String isolation) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                isolation,
                "key.deserializer",
                RegistryAvroDeserializer.class,
                "value.deserializer",
                RegistryAvroDeserializer.class,
                "schema.registry.url",
                registry.toString(),
                "specific.avro.reader",
                true);
        try (var consumer = new KafkaConsumer<Object, AggregateResult>(settings)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<AggregateResult> rows = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(POLL).forEach(row -> rows.add(row.value()));
            }
            rows.removeIf(row -> !row.getBatch().equals(batch));
            return rows;
        }
    }
}
