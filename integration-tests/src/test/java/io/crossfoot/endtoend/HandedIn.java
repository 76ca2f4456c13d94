package io.crossfoot.endtoend;

import static io.crossfoot.endtoend.RunningCrossfoot.PATIENCE;

import io.crossfoot.cli.ReconcileClient;
import io.crossfoot.cli.Submission;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that was handed in.
 *
 * @param file where it stands in the inbox until ingest is done with it
 */
record HandedIn(Submission submission, ReconcileClient reconcile, Path file) {

    /** Its batch, if ingest has taken it. */
    Optional<BatchPage> batch() {
        return submission.batch().map(found -> page(new BatchPage(found)));
    }

    /** Waits until nothing more will happen to its batch by itself. */
    BatchPage settled() {
        return submission
                .judged(PATIENCE)
                .map(settled -> page(new BatchPage(settled)))
                .orElseThrow(() -> new AssertionError("Not settled within %s: %s".formatted(PATIENCE, batch())));
    }

    /** What the batch's own page says, which has all its breaks. */
    private BatchPage page(BatchPage listed) {
        return new BatchPage(reconcile.batch(listed.name()));
    }
}
