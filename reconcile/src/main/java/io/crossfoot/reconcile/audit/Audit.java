package io.crossfoot.reconcile.audit;

import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import io.crossfoot.common.batch.BatchId;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.common.registry.Schemas;
import io.crossfoot.common.streams.CommitHook;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The independent audit: reads the events of all feeds as they stand in the log, and tells the ledger per batch and
 * partition what is there. It trusts nobody's arithmetic, ingest's included.
 */
public final class Audit implements ProcessorSupplier<byte[], byte[], String, SpecificRecord> {

    static final String STORE = "audits";
    static final String COMMIT = "audit-commit";

    private static final Logger log = LoggerFactory.getLogger(Audit.class);

    private final Feeds feeds;
    private final Schemas schemas;
    private final Serde<SpecificRecord> stateSerde;
    private final int partitions;
    private final Duration retention;
    private final Meter records;
    private final Meter strays;
    private final Set<String> topicsWithStrays = ConcurrentHashMap.newKeySet();

    /**
     * @param schemas where the schemas of events and markers are
     * @param stateSerde for the audit's state
     * @param partitions how many partitions the events topics have
     * @param retention how long after its latest message a batch may still be amended
     */
    public Audit(
            Feeds feeds,
            Schemas schemas,
            Serde<SpecificRecord> stateSerde,
            int partitions,
            Duration retention,
            MetricRegistry metrics) {
        this.feeds = feeds;
        this.schemas = schemas;
        this.stateSerde = stateSerde;
        this.partitions = partitions;
        this.retention = retention;
        this.records = metrics.meter("reconcile.audit.records");
        this.strays = metrics.meter("reconcile.audit.strays");
    }

    @Override
    public Processor<byte[], byte[], String, SpecificRecord> get() {
        return new AuditProcessor(this);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), stateSerde)
                        .withCachingDisabled(),
                CommitHook.store(COMMIT));
    }

    Schemas schemas() {
        return schemas;
    }

    int partitions() {
        return partitions;
    }

    Duration retention() {
        return retention;
    }

    /** The feed whose batch this is, if that feed's events go to the topic. */
    Optional<Feed> feedOf(String batch, String topic) {
        try {
            return feeds.named(BatchId.parse(batch).feed())
                    .filter(feed -> feed.events().equals(topic));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void counted(long number) {
        records.mark(number);
    }

    /** A message that belongs to no batch: counted always, told of once per topic. */
    void stray(String topic, int partition, long offset) {
        strays.mark();
        if (topicsWithStrays.add(topic)) {
            log.atWarn()
                    .addKeyValue("topic", topic)
                    .addKeyValue("partition", partition)
                    .addKeyValue("offset", offset)
                    .log("A message among the events is not of Crossfoot or of another feed; it counts for no batch."
                            + " Only ingest may write there. Further ones show in the metric reconcile.audit.strays");
        }
    }
}
