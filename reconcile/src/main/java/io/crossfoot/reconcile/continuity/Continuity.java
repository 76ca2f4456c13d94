package io.crossfoot.reconcile.continuity;

import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Hears from the ledger which balances each batch states, and reports to it whether they go on from those of the batches
 * before. All batches of a feed must come through one partition, which the ledger's do not: its own are chosen by batch.
 */
public final class Continuity implements ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> {

    static final String STORE = "balances";

    private final Serde<SpecificRecord> stateSerde;

    /** @param stateSerde for the balances that are kept */
    public Continuity(Serde<SpecificRecord> stateSerde) {
        this.stateSerde = stateSerde;
    }

    @Override
    public Processor<String, SpecificRecord, String, SpecificRecord> get() {
        return new ContinuityProcessor();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), stateSerde)
                .withCachingDisabled());
    }
}
