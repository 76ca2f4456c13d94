package io.crossfoot.common.http;

/** Whether something the app needs is there. */
public sealed interface Health {

    static Health ready() {
        return new Ready();
    }

    /**
     * Something is missing.
     *
     * @param reason what, and what would mend it
     */
    static Health notReady(String reason) {
        return new NotReady(reason);
    }

    /** It is there. */
    record Ready() implements Health {}

    /** It is not. */
    record NotReady(String reason) implements Health {}
}
