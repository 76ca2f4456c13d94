package io.crossfoot.endtoend;

import io.crossfoot.common.batch.EventHeaders;
import io.crossfoot.common.batch.Stamp;
import io.crossfoot.common.batch.StampReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What happens to the messages of an events topic between ingest and those who read them. */
interface Tampering {

    /** What comes of one message: itself if nothing happens to it. */
    List<ProducerRecord<byte[], byte[]>> of(ConsumerRecord<byte[], byte[]> message, String to);

    /** The message that holds a record, by where the record stands. */
    record Target(int partition, long sequence) {

        private boolean isHeldBy(ConsumerRecord<byte[], byte[]> message) {
            if (message.partition() != partition
                    || EventHeaders.of(message.headers()).isMarker()) {
                return false;
            }
            long first = firstSequence(message);
            return first <= sequence
                    && sequence < first + EventHeaders.of(message.headers()).records();
        }
    }

    static Tampering none() {
        return (message, to) -> List.of(copy(message, to));
    }

    static Tampering drop(Target target) {
        return (message, to) -> target.isHeldBy(message) ? List.of() : List.of(copy(message, to));
    }

    static Tampering repeat(Target target) {
        return (message, to) ->
                target.isHeldBy(message) ? List.of(copy(message, to), copy(message, to)) : List.of(copy(message, to));
    }

    /** Changes the value, and leaves the key and all headers as they are. */
    static Tampering alter(Target target, UnaryOperator<byte[]> change) {
        return (message, to) -> List.of(
                target.isHeldBy(message) ? copy(message, to, change.apply(message.value())) : copy(message, to));
    }

    /** Sends the message only when its partition has had its end-of-batch marker. */
    static Tampering delayPastMarker(Target target) {
        List<ProducerRecord<byte[], byte[]>> late = new ArrayList<>();
        return (message, to) -> {
            if (target.isHeldBy(message)) {
                late.add(copy(message, to));
                return List.of();
            }
            List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>(List.of(copy(message, to)));
            if (isMarker(message, target.partition())) {
                sent.addAll(late);
                late.clear();
            }
            return sent;
        };
    }

    /** Puts the end-of-batch markers of the partition aside instead of sending them. */
    static Tampering withholdMarkers(int partition, List<ProducerRecord<byte[], byte[]>> aside) {
        return (message, to) -> {
            if (isMarker(message, partition)) {
                aside.add(copy(message, to));
                return List.of();
            }
            return List.of(copy(message, to));
        };
    }

    private static boolean isMarker(ConsumerRecord<byte[], byte[]> message, int partition) {
        return message.partition() == partition
                && EventHeaders.of(message.headers()).isMarker();
    }

    private static long firstSequence(ConsumerRecord<byte[], byte[]> message) {
        Stamp stamp = new StampReader().read(EventHeaders.of(message.headers()).stamp());
        return stamp.partitionSequence();
    }

    private static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> message, String to) {
        return copy(message, to, message.value());
    }

    private static ProducerRecord<byte[], byte[]> copy(
            ConsumerRecord<byte[], byte[]> message, String to, byte[] value) {
        return new ProducerRecord<>(
                to, message.partition(), message.timestamp(), message.key(), value, message.headers());
    }
}
