package io.crossfoot.reconcile.audit;

import io.crossfoot.schema.Disposition;
import io.crossfoot.schema.DispositionTally;
import io.crossfoot.schema.SectionTally;
import io.crossfoot.schema.StageTally;
import io.crossfoot.schema.Tally;
import java.util.ArrayList;
import java.util.List;

/** What the audit of a partition tells the ledger. */
final class AuditReport {

    static final String STAGE = "audit";

    /** Keeps a part well below the megabyte that a broker takes by default. */
    static final int SECTIONS_PER_PART = 500;

    private AuditReport() {}

    /** The report without its sections: an audit lets everything pass. */
    static StageTally of(String batch, int partition, int partitions, Tally input, Tally claimed, FaultLog faults) {
        return StageTally.newBuilder()
                .setBatch(batch)
                .setStage(STAGE)
                .setPartition(partition)
                .setPartitions(partitions)
                .setPart(0)
                .setParts(1)
                .setAmendment(0)
                .setInput(input)
                .setDispositions(List.of(new DispositionTally(Disposition.PASSED, input)))
                .setClaimed(claimed)
                .setFaults(faults.kept())
                .setFaultCount(faults.count())
                .build();
    }

    static List<StageTally> inParts(StageTally report, List<SectionTally> sections) {
        int parts = Math.max(1, (sections.size() + SECTIONS_PER_PART - 1) / SECTIONS_PER_PART);
        List<StageTally> all = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = part * SECTIONS_PER_PART;
            int to = Math.min(sections.size(), from + SECTIONS_PER_PART);
            all.add(StageTally.newBuilder(report)
                    .setPart(part)
                    .setParts(parts)
                    .setSections(sections.subList(from, to))
                    .build());
        }
        return all;
    }
}
