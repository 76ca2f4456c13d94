package io.crossfoot.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a read-committed consumer has seen of the app's results so far. */
final class Sums implements AutoCloseable {

    private final KafkaConsumer<String, String> consumer;
    private final Map<Integer, Long> resultsPerPartition = new HashMap<>();
    private final Map<String, Long> added = new HashMap<>();
    private final Map<String, Long> totals = new HashMap<>();

    Sums(String bootstrapServers, String topic, int partitions) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    /** Reads what has come since; returns how many results each partition has by now. */
    Map<Integer, Long> readOn() {
        consumer.poll(Duration.ofMillis(500)).forEach(this::note);
        return Map.copyOf(resultsPerPartition);
    }

    /** Per key, the sum of all that the app says it has added. */
    Map<String, Long> added() {
        return Map.copyOf(added);
    }

    /** Per key, the last total that the app has had in its store. */
    Map<String, Long> totals() {
        return Map.copyOf(totals);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void note(ConsumerRecord<String, String> result) {
        String[] addedAndTotal = result.value().split("/", -1);
        resultsPerPartition.merge(result.partition(), 1L, Long::sum);
        added.merge(result.key(), Long.valueOf(addedAndTotal[0]), Long::sum);
        totals.put(result.key(), Long.valueOf(addedAndTotal[1]));
    }
}
