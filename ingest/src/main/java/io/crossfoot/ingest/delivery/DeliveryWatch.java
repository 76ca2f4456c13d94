package io.crossfoot.ingest.delivery;

import io.crossfoot.schema.ResumePoint;
import java.io.IOException;

/** Looks on while a batch is delivered, and can end it. */
interface DeliveryWatch {

    /** Whether the delivery is to commit what it has sent, and to end. */
    boolean mustStop();

    /** How far the delivery has come; called every few records. */
    void progress(TaskCount count);

    /**
     * Called before each commit.
     *
     * @throws SourceChanged if what was read is not the source that the batch was begun with
     */
    void beforeCommit();

    /**
     * Called when the whole source has been read.
     *
     * @throws SourceChanged if what was read is not the source that the batch was begun with
     */
    void sourceRead() throws IOException;

    /** This is committed now. */
    void committed(ResumePoint point);
}
