package io.crossfoot.reconcile.ledger;

import io.crossfoot.common.balance.SourceReport;
import io.crossfoot.schema.ControlValue;
import io.crossfoot.schema.SectionReport;
import io.crossfoot.schema.TaskEnded;
import java.util.List;

/**
 * What one task read: of a batch of several files, one of them.
 *
 * @param name the file's name; empty where it is the only one
 */
record FileReport(String name, SourceReport report) {

    /** @param sections those of all parts of the task's report */
    static FileReport of(TaskEnded task, List<SectionReport> sections) {
        return new FileReport(
                task.getTasks() == 1 ? "" : task.getSource().getName(),
                new SourceReport(
                        task.getControls(), sections, task.getPassed(), task.getRejected(), task.getProblems()));
    }

    /** The control value with the name of the file that states it. */
    ControlValue named(ControlValue control) {
        return new ControlValue(
                control.getName(), control.getStated(), control.getCounted(), control.getJudged(), name);
    }
}
