package io.crossfoot.reconcile.ledger;

import io.crossfoot.common.balance.SourceReport;
import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.schema.SectionReport;
import io.crossfoot.schema.SequenceFault;
import io.crossfoot.schema.StageTally;
import io.crossfoot.schema.Tally;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What ingest sent against what is in the log: ingest's own two accounts of it against each other, then the
 * end-of-batch markers against the audit, partition by partition, then the tasks' reports against the audit.
 */
final class LogRules {

    private static final Tally NOTHING = new RunningTally().toAvro();

    private final Evidence evidence;
    private final Reports reports;
    private final Breaks breaks;

    LogRules(Evidence evidence, Reports reports, Breaks breaks) {
        this.evidence = evidence;
        this.reports = reports;
        this.breaks = breaks;
    }

    /**
     * Compares all that has come.
     *
     * @param started whether it has been said that the batch starts
     * @param summedUp whether it has been said that it ends
     */
    void check(boolean started, boolean summedUp, SourceReport source) {
        checkIngest(started, summedUp);
        boolean whole = reports.tasksEnded() && reports.audited();
        if (whole) {
            compare(Stages.INGEST, "file", source.passed(), evidence.claimed().toAvro());
        }
        reports.missing(Stages.AUDIT, reports.audits())
                .forEach(partition -> noReport(Stages.AUDIT, "partition " + partition));
        evidence.partitions(Stages.AUDIT).forEach(this::checkPartition);
        if (whole) {
            checkSections(source);
            compare(
                    Stages.AUDIT,
                    "file",
                    source.passed(),
                    evidence.input(Stages.AUDIT).toAvro());
        }
    }

    private void checkIngest(boolean started, boolean summedUp) {
        if (!started) {
            noReport(Stages.INGEST, "start");
        }
        reports.missing(Stages.INGEST, reports.tasks()).forEach(task -> noReport(Stages.INGEST, "task " + task));
        if (reports.tasksEnded() && !summedUp) {
            noReport(Stages.INGEST, "end");
        }
        if (reports.audits() == 0) {
            noReport(Stages.AUDIT, "all partitions");
        }
    }

    private void noReport(String stage, String where) {
        breaks.add("report", stage, where, "", "", "has not come");
    }

    private void checkPartition(StageTally audit) {
        String where = "partition " + audit.getPartition();
        Tally claimed = audit.getClaimed() == null ? NOTHING : audit.getClaimed();
        compare(Stages.AUDIT, where, claimed, audit.getInput());
        audit.getFaults().forEach(fault -> add(where, fault));
        breaks.addUnnamed(audit.getFaultCount() - audit.getFaults().size());
    }

    private void add(String where, SequenceFault fault) {
        long records = fault.getLast() - fault.getFirst() + 1;
        String stated = switch (fault.getKind()) {
            case MISSING, REPEATED, UNREADABLE -> Long.toString(records);
            case LATE, MISPLACED -> "0";
        };
        String counted = switch (fault.getKind()) {
            case MISSING, UNREADABLE -> "0";
            case REPEATED -> Long.toString(2 * records);
            case LATE, MISPLACED -> Long.toString(records);
        };
        breaks.add(
                fault.getKind().name().toLowerCase(Locale.ROOT), Stages.AUDIT, where, stated, counted, describe(fault));
    }

    private String describe(SequenceFault fault) {
        String numbers = fault.getFirst() == fault.getLast()
                ? "partition sequence " + fault.getFirst()
                : "partition sequences %d to %d".formatted(fault.getFirst(), fault.getLast());
        String task = reports.tasks() > 1 ? " of task " + fault.getTask() : "";
        return numbers + task + (fault.getDetail().isEmpty() ? "" : ": " + fault.getDetail());
    }

    private void checkSections(SourceReport source) {
        Map<String, RunningTally> sent = new TreeMap<>();
        source.sections().stream().filter(section -> !section.getId().isEmpty()).forEach(section -> add(sent, section));
        Map<String, RunningTally> audited = evidence.auditedSections();
        TreeSet<String> all = new TreeSet<>(sent.keySet());
        all.addAll(audited.keySet());
        for (String id : all) {
            compare(Stages.AUDIT, "section " + id, tally(sent, id), tally(audited, id));
        }
    }

    private static void add(Map<String, RunningTally> sent, SectionReport section) {
        sent.computeIfAbsent(section.getId(), absent -> new RunningTally()).add(section.getPassed());
    }

    private static Tally tally(Map<String, RunningTally> sections, String id) {
        RunningTally tally = sections.get(id);
        return tally == null ? NOTHING : tally.toAvro();
    }

    private void compare(String stage, String where, Tally stated, Tally counted) {
        new Comparison(breaks, stage, where).all(stated, counted);
    }
}
