package io.crossfoot.aggregate.combine;

import static java.util.Objects.requireNonNull;

import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.schema.aggregate.CombineCount;
import io.crossfoot.schema.aggregate.CombineState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends what has been combined of each batch, and keeps what that adds up to. When the markers of all tasks have come,
 * the merges are told; and told again when events came after that.
 */
final class Settlement {

    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

    private final Combine step;
    private final ProcessorContext<Object, SpecificRecord> context;
    private final CombineStates states;
    private final Map<Aggregate, PartialsSender> senders = new LinkedHashMap<>();
    private Instant nextCleaning = Instant.EPOCH;

    Settlement(Combine step, ProcessorContext<Object, SpecificRecord> context) {
        this.step = step;
        this.context = context;
        this.states = new CombineStates(context.getStateStore(step.states()), step.targets());
        for (Aggregate aggregate : step.feed().aggregates()) {
            senders.put(
                    aggregate,
                    new PartialsSender(
                            aggregate,
                            context.taskId().partition(),
                            step.sources(),
                            step.targets(),
                            (target, message) -> send(aggregate, target, message)));
        }
    }

    /** Settles the batches that something came of, and lets go of the others. */
    void settle(Collection<CombinedBatch> batches) {
        batches.removeIf(CombinedBatch::isIdle);
        batches.forEach(this::settle);
        if (!now().isBefore(nextCleaning)) {
            states.forget(now().minus(step.rememberEnded()));
            nextCleaning = now().plus(BETWEEN_CLEANINGS);
        }
    }

    private void settle(CombinedBatch batch) {
        CombineState state = states.of(batch.batch());
        boolean counted = sendGroups(batch, state);
        boolean ended = end(batch, state);
        if (ended && (counted || !state.getAnnounced())) {
            senders.forEach((aggregate, sender) -> sender.end(batch.batch(), states.countOf(state, aggregate)));
            state.setAnnounced(true);
        }
        states.put(batch.batch(), state, now());
        batch.clear();
    }

    /** Sends the groups of all aggregates; true if there was anything to count. */
    private boolean sendGroups(CombinedBatch batch, CombineState state) {
        boolean counted = false;
        for (CombinedGroups groups : batch.aggregates()) {
            if (!groups.isEmpty()) {
                CombineCount count = states.countOf(state, groups.aggregate());
                sender(groups.aggregate()).send(batch.batch(), groups.groups(), count);
                groups.rejected().add(count.getRejected());
                count.setRejected(groups.rejected().toTally());
                counted = true;
            }
        }
        return counted;
    }

    /** Notes the tasks that have ended; true if all have. */
    private static boolean end(CombinedBatch batch, CombineState state) {
        TreeSet<Integer> ended = new TreeSet<>(state.getEndedTasks());
        ended.addAll(batch.endedTasks());
        state.setEndedTasks(ended.stream().toList());
        state.setTasks(Math.max(state.getTasks(), batch.tasks()));
        return state.getTasks() > 0 && ended.size() >= state.getTasks();
    }

    private PartialsSender sender(Aggregate aggregate) {
        return requireNonNull(senders.get(aggregate), "the feed's aggregates do not change while it runs");
    }

    private void send(Aggregate aggregate, int target, SpecificRecord message) {
        context.forward(new Record<>(target, message, now().toEpochMilli()), step.partialsSink(aggregate));
    }

    private Instant now() {
        return Instant.ofEpochMilli(Math.max(0, context.currentStreamTimeMs()));
    }
}
