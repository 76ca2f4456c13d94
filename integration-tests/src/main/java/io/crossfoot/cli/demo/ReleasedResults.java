package io.crossfoot.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfoot.cli.TextTable;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.registry.RegistryAvroDeserializer;
import io.crossfoot.schema.AggregateKey;
import io.crossfoot.schema.AggregateResult;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads the results that can be seen on the result topics, as any consumer would. */
final class ReleasedResults implements AutoCloseable {

    private static final int ROWS_SHOWN = 8;
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<AggregateKey, AggregateResult> consumer;

    private ReleasedResults(KafkaConsumer<AggregateKey, AggregateResult> consumer) {
        this.consumer = consumer;
    }

    static ReleasedResults of(String bootstrapServers, URI registry) {
        return new ReleasedResults(new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                RegistryAvroDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                RegistryAvroDeserializer.class,
                "schema.registry.url",
                registry.toString(),
                "specific.avro.reader",
                true)));
    }

    /** Prints the first results of each aggregate, and answers with what is not as it must be. */
    List<String> show(Feed feed, Collection<JsonNode> batches, PrintWriter out) {
        List<String> differences = new ArrayList<>();
        for (Aggregate aggregate : feed.aggregates()) {
            List<AggregateResult> results = read(feed.results(aggregate));
            if (!results.isEmpty()) {
                out.println(feed.results(aggregate) + ": " + results.size() + " released results");
                out.println(table(aggregate, results));
            }
            for (JsonNode batch : batches) {
                if (batch.path("feed").asText().equals(feed.name())) {
                    differences.addAll(compare(batch, aggregate, results));
                }
            }
        }
        return differences;
    }

    private List<AggregateResult> read(String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<AggregateResult> results = new ArrayList<>();
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            ConsumerRecords<AggregateKey, AggregateResult> records = consumer.poll(POLL);
            for (ConsumerRecord<AggregateKey, AggregateResult> message : records) {
                results.add(message.value());
            }
        }
        return results;
    }

    private static String table(Aggregate aggregate, List<AggregateResult> results) {
        List<String> titles = new ArrayList<>(List.of("BATCH"));
        aggregate.groupBy().forEach(titles::add);
        aggregate.window().ifPresent(window -> titles.add("WINDOW"));
        titles.add("RECORDS");
        aggregate.measures().forEach(measure -> titles.add(measure.name()));
        TextTable table = new TextTable(titles.toArray(String[]::new));
        results.stream().limit(ROWS_SHOWN).forEach(result -> table.row(row(aggregate, result)));
        return table.toString() + (results.size() > ROWS_SHOWN ? "…" + System.lineSeparator() : "");
    }

    private static String[] row(Aggregate aggregate, AggregateResult result) {
        List<String> values = new ArrayList<>(List.of(result.getBatch()));
        aggregate.groupBy().forEach(field -> values.add(result.getGroup().get(field)));
        aggregate.window().ifPresent(window -> values.add(String.valueOf(result.getWindowStart())));
        values.add(Long.toString(result.getRecords()));
        aggregate.measures().forEach(measure -> values.add(result.getMeasures().getOrDefault(measure.name(), "")));
        return values.toArray(String[]::new);
    }

    /** A released batch's results add up to what the audit counted; of any other batch not one is to be seen. */
    private static List<String> compare(JsonNode batch, Aggregate aggregate, List<AggregateResult> results) {
        String name = batch.path("batch").asText();
        long published = results.stream()
                .filter(result -> result.getBatch().equals(name))
                .mapToLong(AggregateResult::getRecords)
                .sum();
        long expected = batch.path("state").asText().equals("released") ? audited(batch) : 0;
        return published == expected
                ? List.of()
                : List.of("%s, %s: results of %d records must be visible, got %d"
                        .formatted(name, aggregate.name(), expected, published));
    }

    private static long audited(JsonNode batch) {
        return StreamSupport.stream(batch.path("stages").spliterator(), false)
                .filter(stage -> stage.path("stage").asText().equals("audit"))
                .mapToLong(stage -> stage.path("tally").path("records").asLong())
                .sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
