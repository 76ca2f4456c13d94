package io.crossfoot.ingest.delivery;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.schema.SourceFile;

/**
 * One of the readers that together deliver a batch.
 *
 * @param number from 0
 * @param tasks how many there are
 * @param partitions how many the events topic had when the batch was begun; a batch keeps to them
 */
record Task(BatchId batch, int number, int tasks, int partitions, SourceFile source) {

    /** The only reader of a batch that is one file. */
    static Task only(BatchId batch, int partitions, SourceFile source) {
        return new Task(batch, 0, 1, partitions, source);
    }
}
