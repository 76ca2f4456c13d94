package io.crossfoot.ingest.delivery;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.schema.ResumePoint;

/** Whether this instance may send a file, and as which batch. */
sealed interface Allotment {

    /** It may, from here on: at record 0 nothing has been sent yet. */
    record Granted(ResumePoint from) implements Allotment {}

    /** Content that has been delivered already. */
    record AlreadyDelivered(BatchId batch) implements Allotment {}

    /** Another instance has the batch, or the one that this file would replace. It is to be asked for again later. */
    record Elsewhere(BatchId batch, String instance) implements Allotment {}
}
