package io.crossfoot.reconcile;

import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.schema.SourceFile;
import io.crossfoot.schema.StageTally;
import io.crossfoot.schema.Tally;
import io.crossfoot.schema.TaskEnded;
import java.util.List;

/** Reports that count nothing. */
final class StageTallies {

    private StageTallies() {}

    static Tally nothing() {
        return new RunningTally().toAvro();
    }

    static StageTally audit(String batch) {
        return StageTally.newBuilder()
                .setBatch(batch)
                .setStage("audit")
                .setPartition(0)
                .setPartitions(1)
                .setPart(0)
                .setParts(1)
                .setAmendment(0)
                .setInput(nothing())
                .setClaimed(nothing())
                .setDispositions(List.of())
                .build();
    }

    static TaskEnded taskEnded(String batch) {
        return new TaskEnded(
                batch,
                0,
                1,
                0,
                1,
                new SourceFile("refunds.csv", 0L, "0".repeat(32)),
                List.of(),
                List.of(),
                nothing(),
                nothing(),
                List.of(),
                SentBatch.START);
    }
}
