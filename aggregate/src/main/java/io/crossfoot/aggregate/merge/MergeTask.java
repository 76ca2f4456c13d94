package io.crossfoot.aggregate.merge;

import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import io.crossfoot.aggregate.partial.GroupTable;
import io.crossfoot.aggregate.partial.GroupTotals;
import io.crossfoot.common.streams.CommitHook;
import io.crossfoot.schema.Release;
import io.crossfoot.schema.aggregate.Discard;
import io.crossfoot.schema.aggregate.MergePhase;
import io.crossfoot.schema.aggregate.MergeState;
import io.crossfoot.schema.aggregate.Partials;
import io.crossfoot.schema.aggregate.Slice;
import io.crossfoot.schema.aggregate.SourceEnded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges one partition's groups of all batches of an aggregate. All that drives it comes through one log, in order:
 *
 * <pre>
 *   partials … from source 0, 1, …   ▶ groups
 *   source ended, from the last one  ▶ walk over the groups ▶ tally to control
 *   release                          ▶ walk over the groups ▶ rows to the results, tally to control
 *   discard                          ▶ walk over the groups, deleting them
 *   slice                            ▶ the next step of the walk
 * </pre>
 */
final class MergeTask {

    /** Bytes of partial results on the heap, for each partition of each aggregate. */
    private static final int MOST_HELD = 8 * 1024 * 1024;

    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);
    private static final Logger log = LoggerFactory.getLogger(MergeTask.class);

    private final Merge step;
    private final ProcessorContext<Object, Object> context;
    private final Groups groups;
    private final MergeStates states;
    private final Walks walks;
    private final Meter merged;
    private Instant nextCleaning = Instant.EPOCH;

    MergeTask(Merge step, ProcessorContext<Object, Object> context) {
        this.step = step;
        this.context = context;
        this.groups = new Groups(context.getStateStore(step.groups()), step.aggregate(), MOST_HELD);
        this.states = new MergeStates(context.getStateStore(step.states()));
        this.walks = new Walks(step, context, groups);
        this.merged = step.metrics()
                .meter(MetricRegistry.name(
                        "aggregate", step.feed().name(), step.aggregate().name(), "partials"));
        CommitHook.of(context, step.hook(), groups::store);
    }

    void process(Record<Integer, SpecificRecord> message) {
        SpecificRecord value = message.value();
        if (value instanceof Partials partials) {
            add(partials);
        } else if (value instanceof SourceEnded ended) {
            end(ended);
        } else if (value instanceof Release release) {
            release(release.getBatch());
        } else if (value instanceof Discard discard) {
            discard(discard);
        } else if (value instanceof Slice slice) {
            goOn(slice);
        } else {
            throw new IllegalStateException(
                    "Topic of partial results of %s.%s holds a %s, which this version does not know; upgrade all instances"
                            .formatted(
                                    step.feed().name(),
                                    step.aggregate().name(),
                                    value.getSchema().getFullName()));
        }
        forgetOld();
    }

    private void add(Partials partials) {
        merged.mark(partials.getGroups());
        MergeState state = states.of(partials.getBatch());
        if (state.getPhase() != MergePhase.OPEN) {
            addLate(partials, state);
            return;
        }
        groups.add(partials.getBatch(), partials.getEntries(), offset());
        if (!state.getChanged()) {
            state.setChanged(true);
            put(partials.getBatch(), state);
        }
    }

    /** Results that are being published do not change any more: what comes now is only counted. */
    private void addLate(Partials partials, MergeState state) {
        GroupTotals late = new GroupTotals(step.aggregate());
        late.add(state.getLate());
        GroupTable arrived = new GroupTable(step.aggregate().measures());
        arrived.add(partials.getEntries());
        late.add(arrived);
        state.setLate(late.toTally());
        put(partials.getBatch(), state);
        log.atWarn()
                .addKeyValue("batch", partials.getBatch())
                .addKeyValue("aggregate", step.aggregate().name())
                .addKeyValue("phase", state.getPhase())
                .addKeyValue("records", late.records())
                .log("Events came too late for the batch's results");
    }

    private void end(SourceEnded ended) {
        MergeState state = states.of(ended.getBatch());
        boolean isNews = note(ended, state);
        boolean all = state.getSources().size() >= ended.getSources();
        if (all && isNews) {
            if (state.getPhase() == MergePhase.OPEN) {
                walks.tally(ended.getBatch(), state);
            } else {
                walks.reportLate(ended.getBatch(), state);
            }
        }
        put(ended.getBatch(), state);
    }

    /** Keeps what a source says; false if it has said so before. */
    private static boolean note(SourceEnded ended, MergeState state) {
        List<SourceEnded> sources = new ArrayList<>(state.getSources());
        if (sources.contains(ended)) {
            return false;
        }
        sources.removeIf(before -> before.getSource() == ended.getSource());
        sources.add(ended);
        sources.sort(Comparator.comparingInt(SourceEnded::getSource));
        state.setSources(sources);
        return true;
    }

    private void release(String batch) {
        MergeState state = states.of(batch);
        if (state.getPhase() == MergePhase.OPEN) {
            walks.publish(batch, state);
            put(batch, state);
        } else {
            log.atInfo()
                    .addKeyValue("batch", batch)
                    .addKeyValue("aggregate", step.aggregate().name())
                    .addKeyValue("phase", state.getPhase())
                    .log("Release of a batch that is past it: nothing is published again");
        }
    }

    private void discard(Discard discard) {
        MergeState state = states.of(discard.getBatch());
        if (state.getPhase() == MergePhase.OPEN && !state.getReleaseWanted()) {
            walks.discard(discard.getBatch(), state);
            put(discard.getBatch(), state);
        }
    }

    private void goOn(Slice slice) {
        MergeState state = states.of(slice.getBatch());
        if (walks.goOn(slice, state)) {
            put(slice.getBatch(), state);
        }
    }

    private void put(String batch, MergeState state) {
        states.put(batch, state, now());
    }

    private void forgetOld() {
        if (!now().isBefore(nextCleaning)) {
            states.forget(now().minus(step.rememberDone()));
            nextCleaning = now().plus(BETWEEN_CLEANINGS);
        }
    }

    private long offset() {
        return context.recordMetadata().orElseThrow().offset();
    }

    private Instant now() {
        return Instant.ofEpochMilli(Math.max(0, context.currentStreamTimeMs()));
    }
}
