package io.crossfoot.ingest.delivery;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.schema.SourceFile;

/**
 * One of the readers that together deliver a batch. They follow one another in the order of their numbers.
 *
 * @param number from 0
 * @param partitions how many the events topic had when the batch was begun; a batch keeps to them
 * @param source what this one reads
 * @param whole what all of them read
 * @param before what the tasks before it have sent
 */
record Task(BatchId batch, int number, int partitions, SourceFile source, WholeSource whole, Sent before) {

    /** The only reader of a batch that is one file. */
    static Task only(BatchId batch, int partitions, SourceFile source) {
        return new Task(batch, 0, partitions, source, WholeSource.of(source), Sent.NOTHING);
    }

    /** How many tasks the batch has. */
    int tasks() {
        return whole.tasks();
    }

    boolean isFirst() {
        return number == 0;
    }

    boolean isLast() {
        return number == tasks() - 1;
    }
}
