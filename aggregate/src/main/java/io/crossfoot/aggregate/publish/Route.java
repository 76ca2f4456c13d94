package io.crossfoot.aggregate.publish;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.common.streams.TaskProcessor;
import io.crossfoot.schema.BatchState;
import io.crossfoot.schema.Release;
import io.crossfoot.schema.Verdict;
import io.crossfoot.schema.aggregate.Discard;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the merges of a batch's feed what has been decided on it. The word goes through their own topics, so that each
 * hears of all that concerns it in one order, and the feeds' merges stay tasks apart.
 *
 * @param sink the sink that leads to the merge of an aggregate
 * @param targets partitions that merge
 */
public record Route(Feeds feeds, BiFunction<Feed, Aggregate, String> sink, int targets)
        implements ProcessorSupplier<String, SpecificRecord, Integer, SpecificRecord> {

    private static final Logger log = LoggerFactory.getLogger(Route.class);

    @Override
    public Processor<String, SpecificRecord, Integer, SpecificRecord> get() {
        return new TaskProcessor<>(context -> record -> route(context, record));
    }

    private void route(ProcessorContext<Integer, SpecificRecord> context, Record<String, SpecificRecord> record) {
        if (record.value() instanceof Release release) {
            // Every partition of the releases has a copy: this one is for the merge's partition of the same number.
            forward(context, release.getBatch(), record.withKey(context.taskId().partition()));
        } else if (record.value() instanceof Verdict verdict && isFinal(verdict.getState())) {
            Discard discard = new Discard(verdict.getBatch(), verdict.getState().name());
            for (int target = 0; target < targets; target++) {
                forward(context, verdict.getBatch(), new Record<>(target, discard, record.timestamp()));
            }
        }
    }

    /** The merges wait for it, so it is not left to the commit interval. */
    private void forward(
            ProcessorContext<Integer, SpecificRecord> context, String batch, Record<Integer, SpecificRecord> message) {
        feed(batch).stream()
                .flatMap(feed -> feed.aggregates().stream().map(aggregate -> sink.apply(feed, aggregate)))
                .forEach(name -> context.forward(message, name));
        context.commit();
    }

    private Optional<Feed> feed(String batch) {
        try {
            return feeds.named(BatchId.parse(batch).feed());
        } catch (IllegalArgumentException e) {
            log.atWarn().addKeyValue("reason", e.getMessage()).log("Decision ignored");
            return Optional.empty();
        }
    }

    private static boolean isFinal(BatchState state) {
        return state == BatchState.REJECTED || state == BatchState.SUPERSEDED;
    }
}
