package io.crossfoot.common.streams;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Consecutive messages of one partition that go through Kafka Streams as a single record. What Streams does for a record
 * (queues, clocks, metrics, contexts) costs more than an audit or a sum does with it, and so is paid once per bundle.
 *
 * <p>A bundle stands in a header of the record that stands for it: headers are handed on as they are, while a value would
 * have to be bytes. The record has the offset of the first message, because that is what Streams commits as long as the
 * record waits to be processed; and the latest timestamp, because all messages have passed once it is processed.
 *
 * <p>A processor that reads a bundled topic visits its messages with {@link #forEach}, which also takes records that are
 * no bundle: those of {@link org.apache.kafka.streams.TopologyTestDriver}.
 */
public final class Bundle implements Header {

    private static final String KEY = "crossfoot-bundle";
    private static final byte[] NOTHING = {};

    private final List<ConsumerRecord<byte[], byte[]>> messages;

    private Bundle(List<ConsumerRecord<byte[], byte[]>> messages) {
        this.messages = messages;
    }

    /** Visits the messages that a record stands for, or the record itself. */
    public static void forEach(
            Record<byte[], byte[]> record,
            ProcessorContext<?, ?> context,
            Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
        if (record.headers().lastHeader(KEY) instanceof Bundle bundle) {
            bundle.messages.forEach(visitor);
        } else {
            visitor.accept(message(record, context.recordMetadata().orElseThrow()));
        }
    }

    /** The record that stands for these messages, one at least. */
    static ConsumerRecord<byte[], byte[]> of(List<ConsumerRecord<byte[], byte[]>> messages) {
        ConsumerRecord<byte[], byte[]> first = messages.get(0);
        long latest = first.timestamp();
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            latest = Math.max(latest, message.timestamp());
        }
        return new ConsumerRecord<>(
                first.topic(),
                first.partition(),
                first.offset(),
                latest,
                first.timestampType(),
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                NOTHING,
                NOTHING,
                new RecordHeaders(new Header[] {new Bundle(messages)}),
                first.leaderEpoch());
    }

    private static ConsumerRecord<byte[], byte[]> message(Record<byte[], byte[]> record, RecordMetadata metadata) {
        return new ConsumerRecord<>(
                metadata.topic(),
                metadata.partition(),
                metadata.offset(),
                record.timestamp(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public byte[] value() {
        return NOTHING;
    }
}
