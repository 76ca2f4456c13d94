package io.crossfoot.aggregate.merge;

import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.schema.Disposition;
import io.crossfoot.schema.DispositionTally;
import io.crossfoot.schema.StageTally;
import io.crossfoot.schema.Tally;
import io.crossfoot.schema.aggregate.MergeState;
import io.crossfoot.schema.aggregate.SourceEnded;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes the reports of one partition of the merge. The input is what the groups add up to, so that it can be held
 * against the audit; what was rejected, or came too late to be in any group, stands beside it and breaks the balance.
 */
record StageReports(Aggregate aggregate, int partition, int partitions) {

    /** What the batch's groups, {@code rows} of them, add up to; {@code late} is in none of them. */
    StageTally merged(String batch, MergeState state, Tally groups, long rows) {
        List<DispositionTally> dispositions = new ArrayList<>();
        dispositions.add(new DispositionTally(Disposition.PASSED, groups));
        addUnlessNone(dispositions, Disposition.REJECTED, sum(state.getSources(), SourceEnded::getRejected));
        addUnlessNone(dispositions, Disposition.LATE, state.getLate());
        Tally claimed = sum(state.getSources(), SourceEnded::getSent);
        return report("aggregate/", batch, state.getReports(), groups, dispositions, rows, claimed);
    }

    /** What the published rows add up to. */
    StageTally published(String batch, Tally groups, long rows) {
        List<DispositionTally> dispositions = List.of(new DispositionTally(Disposition.PASSED, groups));
        return report("publish/", batch, 0, groups, dispositions, rows, null);
    }

    private StageTally report(
            String stage,
            String batch,
            int amendment,
            Tally input,
            List<DispositionTally> dispositions,
            long rows,
            @Nullable Tally claimed) {
        return StageTally.newBuilder()
                .setBatch(batch)
                .setStage(stage + aggregate.name())
                .setPartition(partition)
                .setPartitions(partitions)
                .setPart(0)
                .setParts(1)
                .setAmendment(amendment)
                .setInput(input)
                .setDispositions(dispositions)
                .setRows(rows)
                .setClaimed(claimed)
                .build();
    }

    private static void addUnlessNone(List<DispositionTally> dispositions, Disposition disposition, Tally tally) {
        if (tally.getRecords() > 0) {
            dispositions.add(new DispositionTally(disposition, tally));
        }
    }

    private static Tally sum(List<SourceEnded> sources, Function<SourceEnded, Tally> part) {
        RunningTally sum = new RunningTally();
        sources.forEach(source -> sum.add(part.apply(source)));
        return sum.toAvro();
    }
}
