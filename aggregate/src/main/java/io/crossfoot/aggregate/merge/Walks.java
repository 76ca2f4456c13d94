package io.crossfoot.aggregate.merge;

import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import io.crossfoot.aggregate.partial.GroupTable;
import io.crossfoot.aggregate.partial.GroupTotals;
import io.crossfoot.aggregate.publish.ResultRows;
import io.crossfoot.common.streams.OutgoingBundle;
import io.crossfoot.schema.Tally;
import io.crossfoot.schema.aggregate.MergePhase;
import io.crossfoot.schema.aggregate.MergeState;
import io.crossfoot.schema.aggregate.Slice;
import io.crossfoot.schema.aggregate.Walk;
import io.crossfoot.schema.aggregate.WalkState;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Walks over the groups of a batch, slice by slice. A slice is one step and one transaction: its last act is a message
 * to this very partition, whose arrival is the next step. However large a batch is, no transaction is; and after a crash
 * the walk goes on where it stood, for the message, the cursor and the rows are committed together.
 *
 * <p>Of every walk the tally is taken from the groups as they stand in the store, so that it tells of what is, not of
 * what should be.
 */
final class Walks {

    private static final ByteBuffer START = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final Merge step;
    private final ProcessorContext<Object, Object> context;
    private final Groups groups;
    private final StageReports reports;
    private final Meter published;

    Walks(Merge step, ProcessorContext<Object, Object> context, Groups groups) {
        this.step = step;
        this.context = context;
        this.groups = groups;
        this.reports = new StageReports(step.aggregate(), context.taskId().partition(), step.targets());
        this.published = step.metrics()
                .meter(MetricRegistry.name(
                        "aggregate", step.feed().name(), step.aggregate().name(), "rows"));
    }

    /** Finds what the groups add up to. One that is on its way begins again when it ends. */
    void tally(String batch, MergeState state) {
        state.setChanged(true);
        if (state.getWalk() == null) {
            begin(Walk.TALLY, batch, state);
        }
    }

    /** Publishes the groups, and deletes each as it goes. A tally that is on its way ends first. */
    void publish(String batch, MergeState state) {
        state.setReleaseWanted(true);
        if (state.getWalk() == null) {
            begin(Walk.PUBLISH, batch, state);
        }
    }

    /** Deletes the groups. A tally that is on its way is of no use any more. */
    void discard(String batch, MergeState state) {
        begin(Walk.DISCARD, batch, state);
    }

    /** Takes the step that is due; false if it has been taken already. */
    boolean goOn(Slice slice, MergeState state) {
        WalkState walk = state.getWalk();
        if (walk == null
                || walk.getWalk() != slice.getWalk()
                || !walk.getAfter().equals(slice.getAfter())) {
            return false;
        }
        step(slice.getBatch(), state, walk);
        return true;
    }

    /** Reports again what was published, with what came too late for it. */
    void reportLate(String batch, MergeState state) {
        Tally before = state.getReported() == null ? MergeStates.zero() : state.getReported();
        report(batch, state, before, state.getReportedRows());
    }

    private void begin(Walk kind, String batch, MergeState state) {
        WalkState walk = new WalkState(kind, START, 0L, MergeStates.zero());
        state.setWalk(walk);
        switch (kind) {
            case TALLY -> state.setChanged(false);
            case PUBLISH -> state.setPhase(MergePhase.PUBLISHING);
            case DISCARD -> state.setPhase(MergePhase.DISCARDED);
        }
        step(batch, state, walk);
    }

    private void step(String batch, MergeState state, WalkState walk) {
        OptionalInt next = walkOn(batch, walk);
        context.commit();
        if (next.isPresent()) {
            walk.setAfter(bucket(next.getAsInt()));
            forward(step.slicesSink(), context.taskId().partition(), new Slice(batch, walk.getWalk(), walk.getAfter()));
        } else {
            state.setWalk(null);
            end(batch, state, walk);
        }
    }

    /** Takes the walk as far as one step goes; the bucket to go on with. */
    private OptionalInt walkOn(String batch, WalkState walk) {
        GroupTotals totals = new GroupTotals(step.aggregate());
        totals.add(walk.getTally());
        Consumer<GroupTable> count = found -> {
            totals.add(found);
            walk.setRows(walk.getRows() + found.size());
        };
        int from = bucket(walk.getAfter());
        StepLimit limit = StepLimit.of(walk.getWalk(), step.slice(), System::nanoTime);
        OptionalInt next = switch (walk.getWalk()) {
            case TALLY -> groups.visit(batch, from, limit, count);
            case PUBLISH -> groups.take(batch, from, limit, count.andThen(publisherOf(batch)));
            case DISCARD -> groups.take(batch, from, limit, count);
        };
        walk.setTally(totals.toTally());
        return next;
    }

    private Consumer<GroupTable> publisherOf(String batch) {
        ResultRows rows = new ResultRows(step.aggregate(), step.results(), batch);
        return found -> {
            OutgoingBundle.forward(context, step.resultsSink(), now(), output -> {
                for (int group = 0; group < found.size(); group++) {
                    output.message(rows.key(found, group), rows.row(found, group));
                }
            });
            published.mark(found.size());
        };
    }

    private void end(String batch, MergeState state, WalkState walk) {
        switch (walk.getWalk()) {
            case TALLY -> endTally(batch, state, walk);
            case PUBLISH -> {
                state.setPhase(MergePhase.PUBLISHED);
                remember(state, walk);
                forward(step.controlSink(), batch, reports.published(batch, walk.getTally(), walk.getRows()));
            }
            case DISCARD -> {}
        }
    }

    private void endTally(String batch, MergeState state, WalkState walk) {
        if (state.getChanged()) {
            begin(Walk.TALLY, batch, state);
            return;
        }
        remember(state, walk);
        report(batch, state, walk.getTally(), walk.getRows());
        if (state.getReleaseWanted()) {
            begin(Walk.PUBLISH, batch, state);
        }
    }

    private static void remember(MergeState state, WalkState walk) {
        state.setReported(walk.getTally());
        state.setReportedRows(walk.getRows());
    }

    private void report(String batch, MergeState state, Tally tally, long rowCount) {
        forward(step.controlSink(), batch, reports.merged(batch, state, tally, rowCount));
        state.setReports(state.getReports() + 1);
    }

    private void forward(String sink, Object key, Object value) {
        context.forward(new Record<>(key, value, now()), sink);
    }

    private long now() {
        return Math.max(0, context.currentStreamTimeMs());
    }

    /** Where a walk stands: the bucket to go on with, in one byte; nothing at its start. */
    private static ByteBuffer bucket(int number) {
        return ByteBuffer.wrap(new byte[] {(byte) number});
    }

    private static int bucket(ByteBuffer position) {
        return position.hasRemaining() ? position.get(position.position()) & 0xff : 0;
    }
}
