package io.crossfoot.reconcile.ledger;

import com.codahale.metrics.Counter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import io.crossfoot.common.feed.Feeds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The ledger: hears all that the apps say of a batch, judges it when the evidence is complete, and says what became of
 * it. Of what it says, verdicts and releases are for others; cutoffs and superseded revisions are for itself.
 */
public final class Ledger implements ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> {

    static final String ENTRIES = "ledger";
    static final String REPORTS = "reports";

    private final Feeds feeds;
    private final Serde<SpecificRecord> stateSerde;
    private final Duration silence;
    private final Duration retention;
    private final Clock clock;
    private final Timer latency;
    private final Counter misaddressed;

    /**
     * @param stateSerde for the ledger's state
     * @param silence how long after the latest word on it a batch may go without its end
     * @param retention how long after the last word on it the reports on a batch that is done are kept
     * @param clock for the metric of the verdict's latency alone
     */
    public Ledger(
            Feeds feeds,
            Serde<SpecificRecord> stateSerde,
            Duration silence,
            Duration retention,
            Clock clock,
            MetricRegistry metrics) {
        this.feeds = feeds;
        this.stateSerde = stateSerde;
        this.silence = silence;
        this.retention = retention;
        this.clock = clock;
        this.latency = metrics.timer("reconcile.ledger.verdict-latency");
        this.misaddressed = metrics.counter("reconcile.ledger.misaddressed");
    }

    @Override
    public Processor<String, SpecificRecord, String, SpecificRecord> get() {
        return new LedgerProcessor(this);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(store(ENTRIES), store(REPORTS));
    }

    private StoreBuilder<KeyValueStore<String, SpecificRecord>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), stateSerde)
                .withCachingDisabled();
    }

    Feeds feeds() {
        return feeds;
    }

    Duration silence() {
        return silence;
    }

    Duration retention() {
        return retention;
    }

    /** A batch has been judged whose latest evidence was given at this time. */
    void judged(Instant evidenceAt) {
        latency.update(Duration.between(evidenceAt, clock.instant()));
    }

    void misaddressed() {
        misaddressed.inc();
    }
}
