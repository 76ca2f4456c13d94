package io.crossfoot.reconcile.ledger;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.schema.BatchState;
import io.crossfoot.schema.CutoffReached;
import io.crossfoot.schema.Decision;
import io.crossfoot.schema.ledger.LedgerEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The pages of one partition's batches. */
final class LedgerBook {

    private static final Set<BatchState> DONE =
            EnumSet.of(BatchState.RELEASED, BatchState.REJECTED, BatchState.SUPERSEDED);

    private final Ledger ledger;
    private final KeyValueStore<String, SpecificRecord> entries;
    private final KeyValueStore<String, SpecificRecord> reports;
    private final Cutoffs cutoffs = new Cutoffs();

    LedgerBook(
            Ledger ledger,
            KeyValueStore<String, SpecificRecord> entries,
            KeyValueStore<String, SpecificRecord> reports) {
        this.ledger = ledger;
        this.entries = entries;
        this.reports = reports;
        forEach(cutoffs::note);
    }

    /**
     * Hears one message on a batch.
     *
     * @return what is to be said
     */
    List<SpecificRecord> hear(BatchId batch, SpecificRecord message, Instant at) {
        LedgerEntry entry = entries.get(batch.toString()) instanceof LedgerEntry known ? known : null;
        if (entry == null && message instanceof Decision) {
            return List.of();
        }
        LedgerEntry page = entry == null ? Page.blank(batch.toString()) : entry;
        boolean unjudged = page.getOutcome() == null;
        List<SpecificRecord> spoken = new Page(
                        page,
                        new StoredDossier(reports, batch.toString()),
                        ledger.feeds().named(batch.feed()),
                        ledger.silence())
                .hear(message, at);
        entries.put(page.getBatch(), page);
        cutoffs.note(page);
        if (unjudged && page.getOutcome() != null) {
            ledger.judged(page.getEvidenceAt());
        }
        return spoken;
    }

    /** The batches for which time is up. */
    List<CutoffReached> cutoffs(Instant now) {
        return cutoffs.reached(now);
    }

    /** Drops the reports on batches that are done and of which nothing was heard since the given time. */
    void archiveOlderThan(Instant time) {
        List<LedgerEntry> old = new ArrayList<>();
        forEach(entry -> {
            if (!entry.getArchived()
                    && DONE.contains(entry.getState())
                    && entry.getChangedAt().isBefore(time)) {
                old.add(entry);
            }
        });
        for (LedgerEntry entry : old) {
            new StoredDossier(reports, entry.getBatch()).dropAll();
            entry.setArchived(true);
            entries.put(entry.getBatch(), entry);
        }
    }

    private void forEach(Consumer<LedgerEntry> action) {
        try (KeyValueIterator<String, SpecificRecord> all = entries.all()) {
            all.forEachRemaining(entry -> {
                if (entry.value instanceof LedgerEntry page) {
                    action.accept(page);
                }
            });
        }
    }
}
