package io.crossfoot.ingest.delivery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.InterruptException;

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
    private static final Set<TransactionState> COMMITTED =
            Set.of(TransactionState.PREPARE_COMMIT, TransactionState.COMPLETE_COMMIT);

    private final String transactionalId;
    private final List<String> topics;
    private final Coordinators coordinators;
    private boolean known;
    private boolean cutOff;

    /**
     * Looks after the transactions of one name.
     *
     * @param topics that they may have written
     */
    LooseEnds(String transactionalId, List<String> topics, Coordinators coordinators) {
        this.transactionalId = transactionalId;
        this.topics = List.copyOf(topics);
        this.coordinators = coordinators;
    }

    /**
     * Looks how the last transaction ended. To be called before a new producer fences off the old one, which
     * makes the coordinator forget; what was seen before that is remembered until {@link #tiedUp}.
     *
     * @throws KafkaException if the coordinator does not answer
     */
    void look() {
        Optional<TransactionState> state = coordinators.lastTransaction(transactionalId);
        boolean forgotten = state.equals(Optional.of(TransactionState.EMPTY));
        if (!known || !forgotten) {
            cutOff = state.filter(each -> !COMMITTED.contains(each)).isPresent();
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

    /** Never to be seen by a read-committed consumer. It has a key because a compacted topic demands one. */
    private ProducerRecord<byte[], byte[]> emptyMessage(PartitionInfo partition) {
        byte[] key = transactionalId.getBytes(StandardCharsets.UTF_8);
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
