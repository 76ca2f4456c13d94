package io.crossfoot.aggregate.combine;

import com.codahale.metrics.MetricRegistry;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.registry.RegistryAvroSerde;
import io.crossfoot.common.registry.Schemas;
import io.crossfoot.common.streams.CommitHook;
import io.crossfoot.common.streams.TaskProcessor;
import io.crossfoot.schema.aggregate.CombineState;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The step that combines a feed's events, as the topology knows it: its name, its stores, and where it sends to.
 *
 * @param schemas the registry's, which know what wrote the events
 * @param sources partitions of the events
 * @param targets partitions that merge
 * @param maxGroups groups held on the heap before they are sent ahead of the commit
 * @param rememberEnded how long an ended batch is remembered, for events that come late
 */
public record Combine(
        Feed feed,
        Schemas schemas,
        Map<String, ?> serdeProperties,
        MetricRegistry metrics,
        int sources,
        int targets,
        int maxGroups,
        Duration rememberEnded)
        implements ProcessorSupplier<byte[], byte[], Object, SpecificRecord> {

    public String name() {
        return feed.name() + ".combine";
    }

    /** The sink that takes one aggregate's partial results, with the partition of the merge as their key. */
    public String partialsSink(Aggregate aggregate) {
        return feed.name() + '.' + aggregate.name() + ".partials";
    }

    /** The sink that takes the rejects. */
    public String rejectsSink() {
        return feed.name() + ".combine-rejects";
    }

    @Override
    public Processor<byte[], byte[], Object, SpecificRecord> get() {
        return new TaskProcessor<>(context -> new CombineTask(this, context)::process);
    }

    /** In one order on every instance, which a topology's description shows. */
    @Override
    public Set<StoreBuilder<?>> stores() {
        List<StoreBuilder<?>> stores = List.of(
                CommitHook.store(hook()),
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(states()),
                        Serdes.String(),
                        RegistryAvroSerde.<CombineState>ofValues(serdeProperties)));
        return new LinkedHashSet<>(stores);
    }

    String hook() {
        return name() + "-commit";
    }

    String states() {
        return name() + "-batches";
    }
}
