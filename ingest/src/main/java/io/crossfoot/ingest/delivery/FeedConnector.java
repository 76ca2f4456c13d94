package io.crossfoot.ingest.delivery;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.topic.CrossfootTopics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;

/** Opens the connections of one feed, one after the other. For one thread. */
final class FeedConnector {

    private final Feed feed;
    private final String instance;
    private final Map<String, Object> kafka;
    private final Map<String, Object> registry;
    private final Duration transactionTimeout;
    private final FeedLog log;
    private final LooseEnds looseEnds;
    private boolean claimed;

    /**
     * @param instance what this instance of the app is called
     * @param kafka Kafka's client properties
     * @param registry the registry serdes' configuration
     */
    FeedConnector(
            Feed feed,
            String instance,
            Map<String, Object> kafka,
            Map<String, Object> registry,
            Duration transactionTimeout,
            FeedLog log,
            LooseEnds looseEnds) {
        this.feed = feed;
        this.instance = instance;
        this.kafka = kafka;
        this.registry = registry;
        this.transactionTimeout = transactionTimeout;
        this.log = log;
        this.looseEnds = looseEnds;
    }

    /**
     * Takes the feed over from any earlier connection, and reads how far it had come.
     *
     * @throws FeedTakenOver if another instance has taken the feed over since this one did
     * @throws io.crossfoot.common.registry.SchemaRefused if the registry refuses one of the feed's schemas
     * @throws org.apache.kafka.common.KafkaException if Kafka or the registry cannot be reached
     */
    FeedConnection connect() {
        FeedEncoder encoder = new FeedEncoder(feed, registry);
        if (claimed) {
            requireOwner();
        }
        looseEnds.look();
        Producer<byte[], byte[]> producer = FeedProducer.open(feed.name(), kafka, transactionTimeout);
        try {
            // Ends every transaction of an earlier producer: only now does the log say how far that one came.
            producer.initTransactions();
            looseEnds.tieUp(producer);
            claim(producer);
            looseEnds.tiedUp();
            return new FeedConnection(producer, encoder, log.history());
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    private void requireOwner() {
        Optional<String> owner = log.owner();
        if (owner.isPresent() && !owner.get().equals(instance)) {
            throw new FeedTakenOver(feed.name(), owner.get(), instance);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what becomes of the claims shows when they are committed
    private void claim(Producer<byte[], byte[]> producer) {
        producer.beginTransaction();
        int partitions = producer.partitionsFor(CrossfootTopics.INGEST).size();
        log.claims(instance, partitions).forEach(producer::send);
        claimed = true;
        producer.commitTransaction();
    }
}
