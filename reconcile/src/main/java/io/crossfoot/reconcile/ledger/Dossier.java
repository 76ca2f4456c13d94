package io.crossfoot.reconcile.ledger;

import io.crossfoot.schema.ContinuityReport;
import io.crossfoot.schema.StageTally;
import io.crossfoot.schema.TaskEnded;

/** The reports on one batch, kept as they came. */
interface Dossier {

    /**
     * Keeps a part of a task's report.
     *
     * @return whether it says anything that was not known
     */
    boolean keep(TaskEnded report);

    /**
     * Keeps a part of a stage's report.
     *
     * @return whether it says anything that was not known
     */
    boolean keep(StageTally report);

    /**
     * Keeps the report on the batch's continuity, unless a later one is known.
     *
     * @return whether it says anything that was not known
     */
    boolean keep(ContinuityReport report);

    /** Drops all parts of a stage's report on one of its partitions. */
    void drop(String stage, int partition);

    void dropAll();

    Evidence read();
}
