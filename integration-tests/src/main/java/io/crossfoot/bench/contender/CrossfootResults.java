package io.crossfoot.bench.contender;

import io.crossfoot.bench.data.RowDigest;
import io.crossfoot.common.registry.RegistryAvroDeserializer;
import io.crossfoot.schema.AggregateResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads released rows from the result topic, as any consumer would, and goes on each time where it stopped. */
final class CrossfootResults implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], AggregateResult> consumer;

    CrossfootResults(Backbone backbone) {
        this.consumer = new KafkaConsumer<>(Map.of(
                "bootstrap.servers",
                backbone.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "schema.registry.url",
                backbone.registry(),
                "specific.avro.reader",
                true,
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                RegistryAvroDeserializer.class));
        List<TopicPartition> partitions = consumer.partitionsFor(CrossfootSettings.RESULTS).stream()
                .map(partition -> new TopicPartition(CrossfootSettings.RESULTS, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** What the rows that are new come to, by batch. */
    Map<String, RowDigest> next() {
        Map<String, RowDigest.Builder> batches = new HashMap<>();
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL)
                    .forEach(message -> add(
                            message.value(),
                            batches.computeIfAbsent(message.value().getBatch(), batch -> new RowDigest.Builder())));
        }
        Map<String, RowDigest> digests = new HashMap<>();
        batches.forEach((batch, rows) -> digests.put(batch, rows.build()));
        return digests;
    }

    private static void add(AggregateResult row, RowDigest.Builder rows) {
        BigDecimal amount = new BigDecimal(row.getMeasures().get("amount"));
        rows.add(
                Long.parseLong(row.getGroup().get("account")),
                row.getWindowStart().getEpochSecond(),
                row.getRecords(),
                amount.setScale(2, RoundingMode.UNNECESSARY).unscaledValue().longValueExact());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
