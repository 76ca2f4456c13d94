package io.crossfoot.common.streams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens after an error that a stream thread has died of: a new thread, where one may help and has not been tried
 * too often of late; else the end of the app, so that whoever supervises the process starts it afresh.
 */
final class FailurePolicy implements StreamsUncaughtExceptionHandler {

    static final int MOST_REPLACEMENTS = 10;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(FailurePolicy.class);

    private final Clock clock;
    private final Consumer<Throwable> end;
    private final Deque<Instant> replacements = new ArrayDeque<>();

    /** @param end told why the app cannot go on */
    FailurePolicy(Clock clock, Consumer<Throwable> end) {
        this.clock = clock;
        this.end = end;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable error) {
        return switch (Failure.of(error)) {
            case OUTAGE -> replace("A service is not there; a new stream thread waits for it", error);
            case TRANSIENT ->
                mayReplace()
                        ? replace("A stream thread has failed and is replaced", error)
                        : shutDown(
                                "Stream threads have failed %d times in %d minutes"
                                        .formatted(MOST_REPLACEMENTS + 1, WINDOW.toMinutes()),
                                error);
            case LASTING -> shutDown("A stream thread has failed, and a new one would too", error);
        };
    }

    private boolean mayReplace() {
        Instant now = clock.instant();
        Instant windowStart = now.minus(WINDOW);
        replacements.removeIf(replacement -> replacement.isBefore(windowStart));
        replacements.add(now);
        return replacements.size() <= MOST_REPLACEMENTS;
    }

    private static StreamThreadExceptionResponse replace(String what, Throwable error) {
        log.atWarn()
                .addKeyValue("error", error.toString())
                .addKeyValue("cause", String.valueOf(error.getCause()))
                .log(what);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private StreamThreadExceptionResponse shutDown(String what, Throwable error) {
        log.atError().addKeyValue("error", error.toString()).log("{}; the app ends, to be started afresh", what);
        end.accept(error);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
}
