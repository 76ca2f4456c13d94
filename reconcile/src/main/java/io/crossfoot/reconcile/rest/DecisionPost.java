package io.crossfoot.reconcile.rest;

import io.crossfoot.schema.Decision;
import java.util.function.Consumer;

/** How a decision gets into the control topic. */
@FunctionalInterface
public interface DecisionPost {

    /**
     * Sends the decision, and returns without waiting for it to arrive.
     *
     * @param failed told if it may not have arrived
     */
    void send(Decision decision, Consumer<Exception> failed);
}
