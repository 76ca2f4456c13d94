package io.crossfoot.ingest.delivery;

import io.crossfoot.common.topic.CrossfootTopics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The first messages that a producer sends by a transactional id that it has taken over: one to each partition of
 * {@value CrossfootTopics#INGEST}, so that their commit also ends what a transaction that was committed may have left open
 * there (see {@link LooseEnds}). Their key is the id. They have no value, so that compaction in time takes them away.
 *
 * <p>A header names the process, where that means to keep the id: so two processes that go by one name notice it.
 */
final class Claims {

    private static final String PROCESS = "crossfoot-instance";

    private final Map<String, Object> kafka;
    private final Clock clock;

    /** @param kafka Kafka's client properties */
    Claims(Map<String, Object> kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    /**
     * The messages, one for each partition.
     *
     * @param process that keeps the id; empty if it is only taken away from another
     */
    static List<ProducerRecord<byte[], byte[]>> of(String transactionalId, Optional<String> process, int partitions) {
        byte[] key = bytes(transactionalId);
        List<Header> headers = process.<Header>map(name -> new MessageHeader(PROCESS, bytes(name))).stream()
                .toList();
        return IntStream.range(0, partitions)
                .mapToObj(partition ->
                        new ProducerRecord<byte[], byte[]>(CrossfootTopics.INGEST, partition, null, key, null, headers))
                .toList();
    }

    /**
     * The process that last took the id to keep it, as far as the log still tells. A claim counts before it is
     * committed: whoever makes one has fenced off all others.
     *
     * @throws org.apache.kafka.common.KafkaException if the topic cannot be read to its end
     */
    Optional<String> lastProcess(String transactionalId) {
        LastClaim last = new LastClaim();
        byte[] key = bytes(transactionalId);
        try (IngestLog log = IngestLog.open(kafka, "read_uncommitted", clock)) {
            log.readOn(
                    message -> {
                        if (Arrays.equals(key, message.key())) {
                            last.look(message);
                        }
                    },
                    () -> {});
        }
        return Optional.ofNullable(last.process);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Claims come in each partition in the same order, so the last of any is the last of all. */
    private static final class LastClaim {

        private @Nullable String process;

        void look(ConsumerRecord<byte[], byte[]> message) {
            Header header = message.headers().lastHeader(PROCESS);
            process = header == null ? process : new String(header.value(), StandardCharsets.UTF_8);
        }
    }
}
