package io.crossfoot.common.streams;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Messages that leave Kafka Streams as a single record, as those of a {@link Bundle} enter it: contexts, latencies, and a
 * callback that measures again are paid for once a bundle. The producer takes it apart, and sends each message as if it
 * had been forwarded by itself.
 *
 * <p>A bundle holds no messages but who makes them. They are made while it is forwarded, one after the other, so they
 * take no room, and what they are made from may change afterwards.
 */
public final class OutgoingBundle implements Header {

    /** Among the settings of an app whose producers take bundles apart. */
    static final String SETTING = "crossfoot.outgoing.bundles";

    private static final String KEY = "crossfoot-outgoing-bundle";
    private static final byte[] NOTHING = {};

    /** Takes one message. */
    @FunctionalInterface
    public interface Output {
        void message(byte[] key, byte[] value);
    }

    /** Makes the messages. */
    @FunctionalInterface
    public interface Messages {
        void forEach(Output output);
    }

    private final Messages messages;

    private OutgoingBundle(Messages messages) {
        this.messages = messages;
    }

    /**
     * Forwards messages to a sink that takes bytes; one by one where the producer is none of ours, as that of
     * {@link org.apache.kafka.streams.TopologyTestDriver}.
     */
    public static void forward(
            ProcessorContext<Object, Object> context, String sink, long timestamp, Messages messages) {
        if (context.appConfigs().containsKey(SETTING)) {
            RecordHeaders headers = new RecordHeaders(new Header[] {new OutgoingBundle(messages)});
            context.forward(new Record<>(NOTHING, NOTHING, timestamp, headers), sink);
        } else {
            messages.forEach((key, value) -> context.forward(new Record<>(key, value, timestamp), sink));
        }
    }

    /** Sends a record, or all the messages that it stands for. Fails as a whole where one of them fails. */
    static Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback, Sender sender) {
        if (record.headers().lastHeader(KEY) instanceof OutgoingBundle bundle) {
            Sending sending = new Sending(record, callback, sender);
            bundle.messages.forEach(sending);
            return sending.outcome();
        }
        return sender.send(record, callback);
    }

    /** Kafka's own {@code send}. */
    @FunctionalInterface
    interface Sender {
        Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> message, Callback callback);
    }

    /** Streams is told of the first message as of any, and of the others if they fail. */
    private static final class Sending implements Output, Callback {

        private final ProducerRecord<byte[], byte[]> bundle;
        private final Callback callback;
        private final Sender sender;
        private @Nullable Future<RecordMetadata> last;

        Sending(ProducerRecord<byte[], byte[]> bundle, Callback callback, Sender sender) {
            this.bundle = bundle;
            this.callback = callback;
            this.sender = sender;
        }

        /** Of the last message; nobody asks for it. */
        Future<RecordMetadata> outcome() {
            return last == null ? CompletableFuture.completedFuture(null) : last;
        }

        @Override
        public void message(byte[] key, byte[] value) {
            ProducerRecord<byte[], byte[]> message =
                    new ProducerRecord<>(bundle.topic(), bundle.partition(), bundle.timestamp(), key, value);
            last = sender.send(message, last == null ? callback : this);
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
            if (failure != null) {
                callback.onCompletion(metadata, failure);
            }
        }
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
