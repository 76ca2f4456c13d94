package io.crossfoot.aggregate.combine;

import io.crossfoot.aggregate.partial.GroupTable;
import io.crossfoot.aggregate.partial.GroupTotals;
import io.crossfoot.aggregate.partial.PartialEntries;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.schema.Tally;
import io.crossfoot.schema.aggregate.CombineCount;
import io.crossfoot.schema.aggregate.Partials;
import io.crossfoot.schema.aggregate.SourceEnded;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Sends one aggregate's partial results to the partitions that merge them: many groups in one message, since what a
 * message costs is many times what a group costs. For one thread.
 */
final class PartialsSender {

    /** Takes a message for one partition of the merge. */
    @FunctionalInterface
    interface Output {
        void send(int target, SpecificRecord message);
    }

    private static final int BYTES_PER_MESSAGE = 128 * 1024;

    private final Aggregate aggregate;
    private final int source;
    private final int sources;
    private final Output output;
    private final List<PartialEntries> entries;

    PartialsSender(Aggregate aggregate, int source, int sources, int targets, Output output) {
        this.aggregate = aggregate;
        this.source = source;
        this.sources = sources;
        this.output = output;
        this.entries = IntStream.range(0, targets)
                .mapToObj(target -> new PartialEntries())
                .toList();
    }

    /** Sends the groups, and adds them to what has been sent of the batch. */
    void send(String batch, GroupTable groups, CombineCount count) {
        List<GroupTotals> totals = count.getSent().stream().map(this::goOn).toList();
        for (int group = 0; group < groups.size(); group++) {
            int target = groups.partition(group, entries.size());
            entries.get(target).add(groups, group);
            totals.get(target).add(groups, group);
            if (entries.get(target).size() >= BYTES_PER_MESSAGE) {
                flush(batch, target);
            }
        }
        for (int target = 0; target < entries.size(); target++) {
            flush(batch, target);
            count.getSent().set(target, totals.get(target).toTally());
        }
    }

    /** Tells every partition of the merge that this partition of the events has ended. */
    void end(String batch, CombineCount count) {
        for (int target = 0; target < entries.size(); target++) {
            boolean hearsOfRejects = target == source % entries.size();
            Tally rejected = hearsOfRejects ? count.getRejected() : new Tally(0L, Map.of(), 0L, 0L);
            output.send(
                    target,
                    new SourceEnded(batch, source, sources, count.getSent().get(target), rejected));
        }
    }

    GroupTotals goOn(Tally before) {
        GroupTotals totals = new GroupTotals(aggregate);
        totals.add(before);
        return totals;
    }

    private void flush(String batch, int target) {
        PartialEntries due = entries.get(target);
        if (due.groups() > 0) {
            output.send(target, new Partials(batch, source, due.groups(), due.drain()));
        }
    }
}
