package io.crossfoot.aggregate.merge;

import com.codahale.metrics.MetricRegistry;
import io.crossfoot.aggregate.publish.ResultSchemas;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.registry.RegistryAvroSerde;
import io.crossfoot.common.streams.CommitHook;
import io.crossfoot.common.streams.TaskProcessor;
import io.crossfoot.schema.aggregate.MergeState;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The step that merges the partial results of one aggregate, as the topology knows it: its name, its stores, and where
 * it sends to.
 *
 * @param results the types of the result topic
 * @param targets partitions that merge
 * @param onDisk whether the groups' store is on disk or on the heap
 * @param slice groups of one step of a walk over a batch, which is one transaction; those of a bucket stay together
 * @param rememberDone how long a batch that is done is remembered
 */
public record Merge(
        Feed feed,
        Aggregate aggregate,
        ResultSchemas results,
        Map<String, ?> serdeProperties,
        MetricRegistry metrics,
        int targets,
        boolean onDisk,
        int slice,
        Duration rememberDone)
        implements ProcessorSupplier<Integer, SpecificRecord, Object, Object> {

    public String name() {
        return feed.name() + '.' + aggregate.name() + ".merge";
    }

    /** The sink that takes the results. */
    public String resultsSink() {
        return feed.name() + '.' + aggregate.name() + ".results";
    }

    /** The sink that takes the tallies. */
    public String controlSink() {
        return feed.name() + '.' + aggregate.name() + ".control";
    }

    /** The sink that leads back to this step. */
    public String slicesSink() {
        return feed.name() + '.' + aggregate.name() + ".slices";
    }

    @Override
    public Processor<Integer, SpecificRecord, Object, Object> get() {
        return new TaskProcessor<>(context -> new MergeTask(this, context)::process);
    }

    /** In one order on every instance, which a topology's description shows. */
    @Override
    public Set<StoreBuilder<?>> stores() {
        List<StoreBuilder<?>> stores = List.of(
                CommitHook.store(hook()),
                Stores.keyValueStoreBuilder(groupsSupplier(), Serdes.Bytes(), Serdes.ByteArray()),
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(states()),
                        Serdes.String(),
                        RegistryAvroSerde.<MergeState>ofValues(serdeProperties)));
        return new LinkedHashSet<>(stores);
    }

    /** Not a window store: those are the ones that may not come back after a crash (KAFKA-20808). */
    private KeyValueBytesStoreSupplier groupsSupplier() {
        return onDisk ? Stores.persistentKeyValueStore(groups()) : Stores.inMemoryKeyValueStore(groups());
    }

    String hook() {
        return name() + "-commit";
    }

    String groups() {
        return name() + "-groups";
    }

    String states() {
        return name() + "-batches";
    }
}
