package io.crossfoot.reconcile.ledger;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.registry.TrustedTypes;
import io.crossfoot.reconcile.release.Releases;
import io.crossfoot.schema.Action;
import io.crossfoot.schema.BatchState;
import io.crossfoot.schema.Decision;
import io.crossfoot.schema.Superseded;
import io.crossfoot.schema.Verdict;
import io.crossfoot.schema.continuity.BalancesVoid;
import io.crossfoot.schema.ledger.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One batch's page in the ledger: what follows from what has been heard of it, and what there is to say. Knows the time
 * from the messages only, so that the same messages in the same order always lead to the same words.
 *
 * <pre>
 *   RECEIVING ──▶ RECEIVED ──▶ HELD ──▶ RELEASED ──▶ SUPERSEDED
 *       │            │          │           ▲
 *       │            ├──────────┼───────────┘ the feed's own rule
 *       └────────────┴──────────┴──▶ REJECTED
 * </pre>
 */
final class Page {

    static {
        TrustedTypes.allow(); // verdicts are copied before they are changed
    }

    private final LedgerEntry entry;
    private final Dossier dossier;
    private final Optional<Feed> feed;
    private final Duration silence;
    private final Reports reports;

    /**
     * @param feed empty if this app has no description of it
     * @param silence how long after its latest word a batch may go without its end
     */
    Page(LedgerEntry entry, Dossier dossier, Optional<Feed> feed, Duration silence) {
        this.entry = entry;
        this.dossier = dossier;
        this.feed = feed;
        this.silence = silence;
        this.reports = new Reports(entry);
    }

    /** A page on which nothing stands yet. */
    static LedgerEntry blank(String batch) {
        return LedgerEntry.newBuilder()
                .setBatch(batch)
                .setState(BatchState.RECEIVING)
                .setHeard(new ArrayList<>())
                .setDecisions(new ArrayList<>())
                .setEvidenceAt(Instant.EPOCH)
                .setChangedAt(Instant.EPOCH)
                .build();
    }

    /**
     * Hears one message.
     *
     * @param at the message's timestamp
     * @return what is to be said: a verdict, a release, that older revisions are superseded, which balances the source
     *     states; often nothing
     */
    List<SpecificRecord> hear(SpecificRecord message, Instant at) {
        boolean read = reports.tasksEnded();
        boolean closed = Hearing.isClosed(entry);
        Hearing hearing = new Hearing(entry, dossier);
        if (!hearing.note(message, at)) {
            return List.of();
        }
        List<SpecificRecord> spoken = new ArrayList<>(follow(hearing));
        if (feed.filter(reports::isContinued).isPresent()) {
            spoken.addAll(balances(!read && reports.tasksEnded(), !closed && Hearing.isClosed(entry)));
        }
        return spoken;
    }

    private List<SpecificRecord> follow(Hearing hearing) {
        Optional<Judgement> judgement = judge(hearing);
        Optional<Decision> release = judgement.flatMap(this::settle).or(hearing::release);
        boolean received = entry.getState() == BatchState.RECEIVING && reports.tasksEnded();
        if (received) {
            entry.setState(BatchState.RECEIVED);
        }
        entry.setDueAt(dueAt());
        return received || hearing.isNotable() || judgement.isPresent()
                ? speak(hearing.isEvidence(), judgement, release)
                : List.of();
    }

    /** What is compared with the statements before and behind. What was not told of need not be taken back. */
    private List<? extends SpecificRecord> balances(boolean justRead, boolean justClosed) {
        if (justRead && !Hearing.isClosed(entry)) {
            return Statements.balances(entry.getBatch(), dossier.read());
        }
        return justClosed && reports.tasksEnded() ? List.of(new BalancesVoid(entry.getBatch())) : List.of();
    }

    private Optional<Judgement> judge(Hearing hearing) {
        if (!hearing.isEvidence() || Hearing.isClosed(entry)) {
            return Optional.empty();
        }
        boolean complete = feed.map(reports::complete).orElseGet(reports::tasksEnded);
        return entry.getCutoffAt() != null || (complete && hearing.isNotable())
                ? Optional.of(Judge.judge(entry, dossier.read(), feed))
                : Optional.empty();
    }

    /** Notes the judgement; returns the decision if the feed's own rule releases the batch. */
    private Optional<Decision> settle(Judgement judgement) {
        entry.setOutcome(judgement.outcome());
        if (entry.getState() == BatchState.RELEASED) {
            return Optional.empty();
        }
        entry.setJudgedAt(entry.getEvidenceAt());
        entry.setState(BatchState.HELD);
        Optional<Decision> release = isOnHold()
                ? Optional.empty()
                : feed.flatMap(known -> Releases.automatic(
                        entry.getBatch(), known.release(), judgement.outcome(), entry.getEvidenceAt()));
        release.ifPresent(decision -> {
            entry.setState(BatchState.RELEASED);
            entry.getDecisions().add(decision);
        });
        return release;
    }

    private List<SpecificRecord> speak(
            boolean evidenceChanged, Optional<Judgement> judgement, Optional<Decision> release) {
        Verdict verdict = Verdicts.next(entry);
        Verdicts.tellStanding(verdict, entry);
        if (evidenceChanged) {
            Verdicts.tellEvidence(verdict, reports, dossier.read(), feed);
        }
        judgement.ifPresent(found -> Verdicts.tellJudgement(verdict, found));
        verdict.setPublished(isPublished(verdict, judgement));
        List<SpecificRecord> spoken = new ArrayList<>();
        if (!verdict.equals(entry.getVerdict())) {
            verdict.setChangedAt(entry.getChangedAt());
            entry.setVerdict(verdict);
            spoken.add(verdict);
        }
        release.ifPresent(decision -> {
            spoken.add(Releases.of(verdict, decision));
            spoken.addAll(superseded(decision.getAt()));
        });
        return spoken;
    }

    private boolean isPublished(Verdict verdict, Optional<Judgement> judgement) {
        if (entry.getState() != BatchState.RELEASED) {
            return verdict.getPublished();
        }
        return judgement
                .map(Judgement::published)
                .orElseGet(
                        () -> feed.filter(known -> known.aggregates().isEmpty()).isPresent() || verdict.getPublished());
    }

    private List<Superseded> superseded(Instant at) {
        BatchId released = BatchId.parse(entry.getBatch());
        List<Superseded> older = new ArrayList<>();
        for (int revision = 1; revision < released.revision(); revision++) {
            BatchId before = new BatchId(released.feed(), released.businessDate(), released.sequence(), revision);
            older.add(new Superseded(before.toString(), entry.getBatch(), at));
        }
        return older;
    }

    /** When the batch is to be closed for want of evidence; null where it is judged or closed. */
    private @Nullable Instant dueAt() {
        if (entry.getOutcome() != null || Hearing.isClosed(entry)) {
            return null;
        }
        return reports.ended()
                ? entry.getEndedAt().plus(feed.map(Feed::grace).orElse(Duration.ZERO))
                : entry.getEvidenceAt().plus(silence);
    }

    private boolean isOnHold() {
        return entry.getDecisions().stream()
                .anyMatch(decision -> decision.getAction() == Action.HOLD
                        && decision.getRefusal().isEmpty());
    }
}
