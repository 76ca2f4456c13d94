package io.crossfoot.common.app;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the app is, and whether it has to end.
 *
 * <pre>
 *   STARTING ──▶ RUNNING ──▶ STOPPING
 *       └───────────────────────▲
 * </pre>
 */
public final class Lifecycle {

    /** Where the app is between its start and its end. */
    public enum Phase {
        STARTING,
        RUNNING,
        STOPPING
    }

    private static final Logger log = LoggerFactory.getLogger(Lifecycle.class);

    private final CompletableFuture<Optional<Throwable>> end = new CompletableFuture<>();
    private Phase phase = Phase.STARTING;

    public synchronized Phase phase() {
        return phase;
    }

    /** Ends the app with exit code 0: all that it was started for is done. */
    public void end() {
        end.complete(Optional.empty());
    }

    /**
     * Ends the app with exit code 1, because nothing it does from now on could be trusted. Only the first failure
     * counts and is logged, by whoever awaits the end: the others tend to follow from it.
     */
    public void fail(Throwable cause) {
        if (!end.complete(Optional.of(cause))) {
            log.debug("A further failure while the app ends", cause);
        }
    }

    /** Waits until {@link #end} or {@link #fail}; what it failed of, if it did. */
    Optional<Throwable> awaitEnd() {
        return end.join();
    }

    synchronized void running() {
        if (phase == Phase.STARTING) {
            phase = Phase.RUNNING;
        }
    }

    synchronized void stopping() {
        phase = Phase.STOPPING;
    }
}
