package io.crossfoot.ingest.delivery;

import io.crossfoot.common.topic.CrossfootTopics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;

/**
 * Takes transactional ids over from whoever used them last. Afterwards that one can send nothing more, all that it sent is
 * either committed or gone, and nothing of it is left open. For one thread.
 */
final class Takeovers {

    private final List<String> topics;
    private final Map<String, Object> kafka;
    private final Duration transactionTimeout;
    private final Coordinators coordinators;
    private final Map<String, LooseEnds> looseEnds = new HashMap<>();

    /**
     * Takes ids over whose transactions write to these topics.
     *
     * @param kafka Kafka's client properties
     */
    Takeovers(List<String> topics, Map<String, Object> kafka, Duration transactionTimeout, Coordinators coordinators) {
        this.topics = List.copyOf(topics);
        this.kafka = Map.copyOf(kafka);
        this.transactionTimeout = transactionTimeout;
        this.coordinators = coordinators;
    }

    /**
     * The only producer that may speak by this id from now on.
     *
     * @param process that keeps the id; empty if it is only taken away from another
     * @throws org.apache.kafka.common.KafkaException if Kafka fails; the id may or may not be taken then
     */
    Producer<byte[], byte[]> takeOver(String transactionalId, Optional<String> process) {
        LooseEnds ends = looseEnds.computeIfAbsent(transactionalId, each -> new LooseEnds(each, topics, coordinators));
        ends.look();
        Producer<byte[], byte[]> producer = FeedProducer.open(transactionalId, kafka, transactionTimeout);
        try {
            // Ends every transaction of an earlier producer: only now does the log say how far that one came.
            producer.initTransactions();
            ends.tieUp(producer);
            claim(producer, transactionalId, process);
            ends.tiedUp();
            return producer;
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what becomes of the claims shows when they are committed
    private static void claim(Producer<byte[], byte[]> producer, String transactionalId, Optional<String> process) {
        producer.beginTransaction();
        int partitions = producer.partitionsFor(CrossfootTopics.INGEST).size();
        Claims.of(transactionalId, process, partitions).forEach(producer::send);
        producer.commitTransaction();
    }
}
