package io.crossfoot.common.event;

import io.crossfoot.schema.EndOfBatch;

/** Is told what stands in an events topic, in its order. */
public interface EventVisitor {

    /**
     * One event.
     *
     * @param event valid until this method returns; the next one is told with the same object
     */
    void event(Event event);

    /** A task has sent this partition all it had for it. */
    void endOfBatch(EndOfBatch marker);
}
