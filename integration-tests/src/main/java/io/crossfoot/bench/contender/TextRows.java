package io.crossfoot.bench.contender;

import io.crossfoot.bench.data.RowDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Result rows as peers write them: {@code account,hourStart,count,sum}. */
final class TextRows {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int COLUMNS = 4;

    private final RowDigest.Builder rows = new RowDigest.Builder();

    private TextRows() {}

    static RowDigest ofFile(Path file) {
        TextRows text = new TextRows();
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEachOrdered(text::add);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the results " + file, e);
        }
        return text.rows.build();
    }

    /** All that a read-committed consumer finds in the topic. */
    static RowDigest ofTopic(String bootstrapServers, String topic) {
        TextRows text = new TextRows();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(message -> text.add(message.value()));
            }
        }
        return text.rows.build();
    }

    private void add(String row) {
        String[] columns = row.split(",", -1);
        if (columns.length != COLUMNS) {
            throw new BenchException("A result row is account,hourStart,count,sum, got '%s'".formatted(row));
        }
        rows.add(
                Long.parseLong(columns[0]),
                Instant.parse(columns[1]).getEpochSecond(),
                Long.parseLong(columns[2]),
                new BigDecimal(columns[3]).movePointRight(2).longValueExact());
    }
}
