package io.crossfoot.ingest.delivery;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;

/**
 * Ends what a transaction that was cut off may have left open. A broker that gives up a transaction marks its end in each
 * of its partitions; but where a partition has no leader at that moment, as after a crash of its only broker, Kafka 4.3
 * leaves the mark out for good (KAFKA-20734). The next transaction of the same producer would then commit the old
 * one's messages there along with its own.
 *
 * <p>So, before anything else is sent, one message goes to each partition, and is taken back: that marks the end of
 * whatever was open. {@code docs/adr/0008} tells the whole story. For one thread.
 */
final class LooseEnds {

    private static final byte[] NOTHING = {};

    private final String feed;
    private final List<String> topics;
    private final Map<String, Object> kafka;
    private boolean known;
    private boolean cutOff;

    /**
     * Looks after one feed's transactions.
     *
     * @param topics that the feed's deliveries write
     * @param kafka Kafka's client properties
     */
    LooseEnds(String feed, List<String> topics, Map<String, Object> kafka) {
        this.feed = feed;
        this.topics = List.copyOf(topics);
        this.kafka = new HashMap<>(kafka);
        this.kafka.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) KafkaPatience.CALL.toMillis());
        this.kafka.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) KafkaPatience.REQUEST.toMillis());
    }

    /**
     * Looks how the last transaction ended. To be called before a new producer fences off the old one, which
     * makes the coordinator forget; what was seen is remembered until {@link #tiedUp}.
     *
     * @throws KafkaException if the coordinator does not answer
     */
    void look() {
        if (!known) {
            cutOff = isCutOff();
            known = true;
        }
    }

    /**
     * Ends what is open, unless the last transaction was committed: its messages must stand.
     *
     * @throws KafkaException if a partition cannot be written; the producer must not be used again
     */
    void tieUp(Producer<byte[], byte[]> producer) {
        if (cutOff) {
            producer.beginTransaction();
            List<Future<RecordMetadata>> sent = topics.stream()
                    .flatMap(topic -> producer.partitionsFor(topic).stream())
                    .map(partition -> producer.send(emptyMessage(partition)))
                    .toList();
            producer.flush();
            sent.forEach(LooseEnds::requireStored);
            producer.abortTransaction();
        }
    }

    /** All is in order now. */
    void tiedUp() {
        known = false;
    }

    private boolean isCutOff() {
        String id = FeedProducer.transactionalId(feed);
        try (Admin admin = Admin.create(kafka)) {
            TransactionState state = admin.describeTransactions(List.of(id))
                    .description(id)
                    .get()
                    .state();
            return state != TransactionState.COMPLETE_COMMIT && state != TransactionState.PREPARE_COMMIT;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TransactionalIdNotFoundException) {
                return false;
            }
            throw new KafkaException(
                    "The last transaction of feed '%s' cannot be looked up".formatted(feed), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Never to be seen by a read-committed consumer. It has a key because a compacted topic demands one. */
    private ProducerRecord<byte[], byte[]> emptyMessage(PartitionInfo partition) {
        byte[] key = feed.getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(partition.topic(), partition.partition(), key, NOTHING);
    }

    /** A partition that has stored a message has a leader, and so will be given the mark of the end. */
    private static void requireStored(Future<RecordMetadata> message) {
        try {
            message.get();
        } catch (ExecutionException e) {
            throw new KafkaException("A partition cannot be written", e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
