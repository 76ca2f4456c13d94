package io.crossfoot.ingest.delivery;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.schema.ResumePoint;

/** Which batch a delivery is. */
sealed interface Assignment {

    /** A batch nobody has begun. */
    record Begin(BatchId batch) implements Assignment {}

    /**
     * A batch that was begun with this very content, and has to be gone on with.
     *
     * @param from how far its first task has come
     */
    record GoOn(BatchId batch, ResumePoint from) implements Assignment {}

    /** Content that has been delivered already. */
    record AlreadyDelivered(BatchId batch) implements Assignment {}
}
