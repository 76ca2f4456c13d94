package io.crossfoot.reconcile.ledger;

import io.crossfoot.schema.CutoffReached;
import io.crossfoot.schema.ledger.LedgerEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When time will be up for the batches of one partition that are not judged yet. */
final class Cutoffs {

    private final Map<String, LedgerEntry> due = new HashMap<>();

    /** Notes when the batch is due, if it is; to be told of every change of its page. */
    void note(LedgerEntry entry) {
        if (entry.getDueAt() == null) {
            due.remove(entry.getBatch());
        } else {
            due.put(entry.getBatch(), entry);
        }
    }

    /** The batches that have become due, each said once: what closes them is the arrival of what is said here. */
    List<CutoffReached> reached(Instant now) {
        List<CutoffReached> reached = new ArrayList<>();
        for (LedgerEntry entry : List.copyOf(due.values())) {
            if (!now.isBefore(entry.getDueAt())) {
                due.remove(entry.getBatch());
                reached.add(new CutoffReached(entry.getBatch(), reason(entry), entry.getDueAt()));
            }
        }
        return reached;
    }

    private static String reason(LedgerEntry entry) {
        return new Reports(entry).ended()
                ? "evidence is lacking, and the grace after the end of the batch at %s has passed"
                        .formatted(entry.getEndedAt())
                : "nothing was heard of the batch since " + entry.getEvidenceAt();
    }
}
