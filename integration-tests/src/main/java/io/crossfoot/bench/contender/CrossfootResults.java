package io.crossfoot.bench.contender;

import io.crossfoot.bench.data.RowDigest;
import io.crossfoot.common.registry.RegistryAvroDeserializer;
import io.crossfoot.schema.AggregateResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the released rows of a batch from the result topic, as any consumer would. */
final class CrossfootResults {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Backbone backbone;

    CrossfootResults(Backbone backbone) {
        this.backbone = backbone;
    }

    RowDigest of(String batch) {
        RowDigest.Builder rows = new RowDigest.Builder();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                backbone.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "schema.registry.url",
                backbone.registry().toString(),
                "specific.avro.reader",
                true,
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                RegistryAvroDeserializer.class);
        try (var consumer = new KafkaConsumer<byte[], AggregateResult>(settings)) {
            List<TopicPartition> partitions = consumer.partitionsFor(CrossfootSettings.RESULTS).stream()
                    .map(partition -> new TopicPartition(CrossfootSettings.RESULTS, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(message -> {
                    if (message.value().getBatch().equals(batch)) {
                        add(message.value(), rows);
                    }
                });
            }
        }
        return rows.build();
    }

    private static void add(AggregateResult row, RowDigest.Builder rows) {
        BigDecimal amount = new BigDecimal(row.getMeasures().get("amount"));
        rows.add(
                Long.parseLong(row.getGroup().get("account")),
                row.getWindowStart().getEpochSecond(),
                row.getRecords(),
                amount.setScale(2, RoundingMode.UNNECESSARY).unscaledValue().longValueExact());
    }
}
