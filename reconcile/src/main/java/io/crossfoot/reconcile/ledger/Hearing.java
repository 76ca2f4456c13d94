package io.crossfoot.reconcile.ledger;

import io.crossfoot.reconcile.release.DecisionRules;
import io.crossfoot.schema.Action;
import io.crossfoot.schema.BatchEnded;
import io.crossfoot.schema.BatchStarted;
import io.crossfoot.schema.BatchState;
import io.crossfoot.schema.ContinuityReport;
import io.crossfoot.schema.CutoffReached;
import io.crossfoot.schema.Decision;
import io.crossfoot.schema.StageTally;
import io.crossfoot.schema.Superseded;
import io.crossfoot.schema.TaskEnded;
import io.crossfoot.schema.ledger.LedgerEntry;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Notes one message on a batch's page, and what is new about it. What is heard again changes nothing. */
final class Hearing {

    private final LedgerEntry entry;
    private final Dossier dossier;
    private final Reports reports;
    private boolean evidence;
    private boolean notable;
    private @Nullable Decision release;

    Hearing(LedgerEntry entry, Dossier dossier) {
        this.entry = entry;
        this.dossier = dossier;
        this.reports = new Reports(entry);
    }

    /**
     * Notes the message.
     *
     * @param at the message's timestamp
     * @return whether it says anything new
     */
    boolean note(SpecificRecord message, Instant at) {
        if (message instanceof BatchStarted started) {
            return noteStart(started);
        } else if (message instanceof TaskEnded task) {
            return noteTask(task);
        } else if (message instanceof BatchEnded ended) {
            return noteEnd(ended);
        } else if (message instanceof StageTally tally) {
            return noteTally(tally, at);
        } else if (message instanceof ContinuityReport report) {
            return noteContinuity(report, at);
        } else if (message instanceof CutoffReached cutoff) {
            return noteCutoff(cutoff);
        } else if (message instanceof Decision decision) {
            return noteDecision(decision);
        } else if (message instanceof Superseded superseded) {
            return noteSuperseded(superseded);
        }
        return false;
    }

    /** Whether the judgement may change. */
    boolean isEvidence() {
        return evidence;
    }

    /** Whether it changes more than a number on the way to a stage's complete report. */
    boolean isNotable() {
        return notable;
    }

    /** The decision by which the batch has just been released. */
    Optional<Decision> release() {
        return Optional.ofNullable(release);
    }

    private boolean noteStart(BatchStarted started) {
        if (entry.getStarted() != null) {
            return false;
        }
        entry.setStarted(started);
        notable = true;
        return evidence(started.getAt());
    }

    private boolean noteTask(TaskEnded task) {
        if (isClosed(entry) || !dossier.keep(task)) {
            return false;
        }
        reports.note(Stages.INGEST, task.getTask(), task.getTasks(), 0, task.getPart(), task.getParts());
        entry.setBalances(entry.getBalances() || Statements.isStatedIn(task));
        noteEnd(task.getAt());
        notable = reports.tasksEnded();
        return evidence(task.getAt());
    }

    /** Of a batch of one task it says nothing that the task has not said, unless something is stated of the whole. */
    private boolean noteEnd(BatchEnded ended) {
        boolean later = noteEnd(ended.getAt());
        boolean known = ended.getTasks() == 1 && ended.getControls().isEmpty();
        if (isClosed(entry) || known || ended.equals(entry.getEnded())) {
            return later;
        }
        entry.setEnded(ended);
        notable = true;
        return evidence(ended.getAt());
    }

    private boolean noteEnd(Instant at) {
        if (entry.getEndedAt() != null && !at.isAfter(entry.getEndedAt())) {
            return false;
        }
        entry.setEndedAt(at);
        return true;
    }

    private boolean noteTally(StageTally tally, Instant at) {
        String stage = tally.getStage();
        int partition = tally.getPartition();
        if (isClosed(entry) || reports.isOutdated(stage, partition, tally.getAmendment())) {
            return false;
        }
        if (reports.isAmended(stage, partition, tally.getAmendment())) {
            dossier.drop(stage, partition);
        }
        if (!dossier.keep(tally)) {
            return false;
        }
        reports.note(stage, partition, tally.getPartitions(), tally.getAmendment(), tally.getPart(), tally.getParts());
        notable = reports.isWhole(stage);
        return evidence(at);
    }

    private boolean noteContinuity(ContinuityReport report, Instant at) {
        if (isClosed(entry) || !dossier.keep(report)) {
            return false;
        }
        reports.note(Stages.CONTINUITY, 0, 1, 0, 0, 1);
        notable = true;
        return evidence(at);
    }

    /** A cutoff that was written before the batch was given more time is void. */
    private boolean noteCutoff(CutoffReached cutoff) {
        if (entry.getDueAt() == null || cutoff.getAt().isBefore(entry.getDueAt())) {
            return false;
        }
        entry.setCutoffAt(cutoff.getAt());
        notable = true;
        return evidence(cutoff.getAt());
    }

    private boolean noteDecision(Decision decision) {
        if (entry.getDecisions().stream().anyMatch(known -> known.getId().equals(decision.getId()))) {
            return false;
        }
        String refusal = DecisionRules.refusal(decision, entry.getState(), entry.getOutcome());
        entry.getDecisions()
                .add(Decision.newBuilder(decision).setRefusal(refusal).build());
        if (refusal.isEmpty() && decision.getAction() == Action.REJECT) {
            entry.setState(BatchState.REJECTED);
        } else if (refusal.isEmpty() && decision.getAction() == Action.RELEASE) {
            entry.setState(BatchState.RELEASED);
            release = decision;
        }
        notable = true;
        return changed(decision.getAt());
    }

    private boolean noteSuperseded(Superseded superseded) {
        if (entry.getState() == BatchState.REJECTED || entry.getState() == BatchState.SUPERSEDED) {
            return false;
        }
        entry.setSupersededBy(superseded.getBy());
        entry.setState(BatchState.SUPERSEDED);
        notable = entry.getVerdict() != null;
        return changed(superseded.getAt());
    }

    private boolean evidence(Instant at) {
        evidence = true;
        if (at.isAfter(entry.getEvidenceAt())) {
            entry.setEvidenceAt(at);
        }
        return changed(at);
    }

    private boolean changed(Instant at) {
        if (at.isAfter(entry.getChangedAt())) {
            entry.setChangedAt(at);
        }
        return true;
    }

    /** Whether nothing that is reported can change the batch any more. */
    static boolean isClosed(LedgerEntry entry) {
        return entry.getArchived()
                || entry.getState() == BatchState.REJECTED
                || entry.getState() == BatchState.SUPERSEDED;
    }
}
