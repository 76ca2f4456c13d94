package io.crossfoot.common.topic;

import io.crossfoot.common.http.Health;
import io.crossfoot.common.http.HealthCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for other systems for as long as it takes: says so, says so again every half minute, and says when it is over. As
 * a health check, the app is not ready meanwhile.
 */
public final class Patience implements HealthCheck {

    private static final Logger log = LoggerFactory.getLogger(Patience.class);
    private static final String REMEDY = "check that it runs and that its address is right";
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Duration BEFORE_FIRST_REPORT = Duration.ofSeconds(2);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(30);

    private final Clock clock;
    private final Pause pause;
    private final Map<String, Instant> waits = new ConcurrentSkipListMap<>();

    /** Lets time pass; ends early only where the thread is interrupted. */
    @FunctionalInterface
    interface Pause {
        void last(Duration duration) throws InterruptedException;
    }

    Patience(Clock clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    public static Patience inRealTime() {
        return new Patience(Clock.systemUTC(), duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos()));
    }

    @Override
    public String name() {
        return "surroundings";
    }

    @Override
    public Health check() {
        return waits.isEmpty()
                ? Health.ready()
                : Health.notReady(waits.entrySet().stream()
                        .map(wait -> "waiting for %s for %s; %s"
                                .formatted(wait.getKey(), waitedSince(wait.getValue()), REMEDY))
                        .collect(Collectors.joining("; ")));
    }

    /**
     * Asks until there is an answer.
     *
     * @param whom named in the log, with its address
     * @param outage whether what was thrown means that the other is not there, and may come
     * @throws InterruptedException where the thread is interrupted, as at shutdown
     * @throws Exception what was thrown and is no outage
     */
    <T> T await(String whom, Callable<T> question, Predicate<Exception> outage) throws Exception {
        try {
            return untilAnswered(whom, question, outage);
        } finally {
            waits.remove(whom);
        }
    }

    private <T> T untilAnswered(String whom, Callable<T> question, Predicate<Exception> outage) throws Exception {
        Instant start = clock.instant();
        Instant nextReport = start.plus(BEFORE_FIRST_REPORT);
        while (true) {
            try {
                T answer = question.call();
                reportEnd(whom, start, nextReport);
                return answer;
            } catch (Exception e) {
                if (e instanceof InterruptedException || !outage.test(e)) {
                    throw e;
                }
                waits.put(whom, start);
                if (!clock.instant().isBefore(nextReport)) {
                    report(whom, start, e);
                    nextReport = clock.instant().plus(BETWEEN_REPORTS);
                }
            }
            pause.last(BETWEEN_ATTEMPTS);
        }
    }

    private void report(String whom, Instant start, Exception reason) {
        log.atWarn()
                .addKeyValue("waited", waitedSince(start))
                .addKeyValue("reason", reason.getMessage())
                .log("Waiting for {}; " + REMEDY, whom);
    }

    private void reportEnd(String whom, Instant start, Instant nextReport) {
        if (nextReport.isAfter(start.plus(BEFORE_FIRST_REPORT))) {
            log.atInfo().addKeyValue("waited", waitedSince(start)).log("Going on, as {} answers", whom);
        }
    }

    private String waitedSince(Instant start) {
        return Duration.between(start, clock.instant()).toSeconds() + " s";
    }
}
