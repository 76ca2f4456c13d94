package io.crossfoot.common.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutgoingBundleTest {

    private static final OutgoingBundle.Messages THREE = output -> {
        for (String text : List.of("a", "b", "c")) {
            output.message(bytes("key-" + text), bytes(text));
        }
    };

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final List<String> heard = new ArrayList<>();

    @Test
    void sendsEachMessageAsIfItHadBeenForwardedByItself() {
        // Given
        ProducerRecord<byte[], byte[]> bundle = asSink(forwarded(true).get(0));

        // When
        send(bundle);

        // Then
        assertThat(producer.history())
                .extracting(OutgoingBundleTest::text)
                .containsExactly("key-a=a", "key-b=b", "key-c=c");
        assertThat(producer.history()).allSatisfy(message -> {
            assertThat(message.topic()).isEqualTo("results");
            assertThat(message.timestamp()).isEqualTo(42);
            assertThat(message.headers()).isEmpty();
        });
    }

    @Test
    void tellsOnceThatAllIsWell() {
        // Given
        send(asSink(forwarded(true).get(0)));

        // When
        while (producer.completeNext()) {}

        // Then
        assertThat(heard).containsExactly("ok");
    }

    @Test
    void tellsOfAnyMessageThatFails() {
        // Given
        send(asSink(forwarded(true).get(0)));
        producer.completeNext();
        producer.completeNext();

        // When
        producer.errorNext(new RecordTooLargeException("too large"));

        // Then
        assertThat(heard).containsExactly("ok", "too large");
    }

    @Test
    void sendsARecordThatIsNoBundle() {
        // When
        send(new ProducerRecord<>("results", bytes("key"), bytes("value")));
        producer.completeNext();

        // Then
        assertThat(producer.history()).extracting(OutgoingBundleTest::text).containsExactly("key=value");
        assertThat(heard).containsExactly("ok");
    }

    @Test
    void sendsNothingOfABundleWithoutMessages() {
        // Given
        MockProcessorContext<Object, Object> context = context(true);
        OutgoingBundle.forward(context, "sink", 42, output -> {});

        // When
        send(asSink(context.forwarded().get(0).record()));

        // Then
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void forwardsOneByOneWhereTheProducerTakesNoBundles() {
        // When
        List<Record<?, ?>> records = forwarded(false);

        // Then
        assertThat(records)
                .extracting(record -> text((byte[]) record.key()) + '=' + text((byte[]) record.value()))
                .containsExactly("key-a=a", "key-b=b", "key-c=c");
        assertThat(records).allSatisfy(record -> assertThat(record.timestamp()).isEqualTo(42));
    }

    private static List<Record<?, ?>> forwarded(boolean unbundles) {
        MockProcessorContext<Object, Object> context = context(unbundles);
        OutgoingBundle.forward(context, "sink", 42, THREE);
        List<Record<?, ?>> records = new ArrayList<>();
        context.forwarded("sink").forEach(forward -> records.add(forward.record()));
        return records;
    }

    private static MockProcessorContext<Object, Object> context(boolean unbundles) {
        Properties properties = new Properties();
        if (unbundles) {
            properties.put(OutgoingBundle.SETTING, true);
        }
        return new MockProcessorContext<>(properties);
    }

    /** What Kafka Streams makes of a record. */
    private static ProducerRecord<byte[], byte[]> asSink(Record<?, ?> record) {
        return new ProducerRecord<>(
                "results", null, record.timestamp(), (byte[]) record.key(), (byte[]) record.value(), record.headers());
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        assertThat(OutgoingBundle.send(record, this::hear, producer::send)).isNotNull();
    }

    private void hear(RecordMetadata metadata, @Nullable Exception failure) {
        heard.add(failure == null ? "ok" : String.valueOf(failure.getMessage()));
    }

    private static String text(ProducerRecord<byte[], byte[]> message) {
        return text(message.key()) + '=' + text(message.value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
