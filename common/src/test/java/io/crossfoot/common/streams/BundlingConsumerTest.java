package io.crossfoot.common.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class BundlingConsumerTest {

    private static final int HALF_A_BUNDLE = 600_000;

    @Test
    void handsOnAllMessagesInTheirOrder() {
        // Given
        List<ConsumerRecord<byte[], byte[]>> messages = IntStream.range(0, 1_000)
                .mapToObj(i -> message(100 + 2 * i, 5_000 - i, 10))
                .toList();
        // When
        List<ConsumerRecord<byte[], byte[]>> bundles = BundlingConsumer.bundle(messages);
        // Then
        assertThat(bundles).hasSize(1);
        assertThat(visit(bundles)).isEqualTo(messages);
    }

    /** Kafka Streams commits the offset of the record that is next in its queue. */
    @Test
    void hasTheOffsetOfTheFirstMessageAndTheLatestTimestamp() {
        // When
        List<ConsumerRecord<byte[], byte[]>> bundles =
                BundlingConsumer.bundle(List.of(message(7, 30, 1), message(9, 40, 1), message(12, 20, 1)));
        // Then
        assertThat(bundles).singleElement().satisfies(bundle -> {
            assertThat(bundle.offset()).isEqualTo(7);
            assertThat(bundle.timestamp()).isEqualTo(40);
        });
    }

    @Test
    void beginsAnotherBundleWhenOneIsFull() {
        // Given
        List<ConsumerRecord<byte[], byte[]>> messages = IntStream.range(0, 5)
                .mapToObj(i -> message(i, i, HALF_A_BUNDLE))
                .toList();
        // When
        List<ConsumerRecord<byte[], byte[]>> bundles = BundlingConsumer.bundle(messages);
        // Then
        assertThat(bundles).extracting(ConsumerRecord::offset).containsExactly(0L, 2L, 4L);
        assertThat(visit(bundles)).isEqualTo(messages);
    }

    @Test
    void visitsARecordThatIsNoBundle() {
        // Given
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        context.setRecordMetadata("events", 3, 42);
        List<ConsumerRecord<byte[], byte[]>> visited = new ArrayList<>();
        // When
        Bundle.forEach(new Record<>(new byte[] {1}, new byte[] {2}, 5), context, visited::add);
        // Then
        assertThat(visited).singleElement().satisfies(message -> {
            assertThat(message.topic()).isEqualTo("events");
            assertThat(message.offset()).isEqualTo(42);
            assertThat(message.timestamp()).isEqualTo(5);
            assertThat(message.key()).containsExactly(1);
            assertThat(message.value()).containsExactly(2);
        });
    }

    private static List<ConsumerRecord<byte[], byte[]>> visit(List<ConsumerRecord<byte[], byte[]>> bundles) {
        List<ConsumerRecord<byte[], byte[]>> visited = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> bundle : bundles) {
            Record<byte[], byte[]> record =
                    new Record<>(bundle.key(), bundle.value(), bundle.timestamp(), bundle.headers());
            Bundle.forEach(record, new MockProcessorContext<Void, Void>(), visited::add);
        }
        return visited;
    }

    private static ConsumerRecord<byte[], byte[]> message(long offset, long timestamp, int bytes) {
        return new ConsumerRecord<>(
                "events",
                0,
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                bytes,
                new byte[0],
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
    }
}
