package io.crossfoot.common.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.crossfoot.common.http.Health;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PatienceTest {

    private static final Predicate<Exception> TIMEOUT = TimeoutException.class::isInstance;

    private final Logger logger = (Logger) LoggerFactory.getLogger(Patience.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final SteppingClock clock = new SteppingClock();
    private final Patience patience = new Patience(clock, clock::advance);

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void saysThatItWaitsAndSaysSoAgainEveryHalfMinute() throws Exception {
        // When
        String answer = patience.await("broker at b:1", answeringAfter(Duration.ofSeconds(65)), TIMEOUT);

        // Then
        assertThat(answer).isEqualTo("here");
        assertThat(messages())
                .containsExactly(
                        "Waiting for broker at b:1; check that it runs and that its address is right",
                        "Waiting for broker at b:1; check that it runs and that its address is right",
                        "Waiting for broker at b:1; check that it runs and that its address is right",
                        "Going on, as broker at b:1 answers");
    }

    @Test
    void saysNothingOfAMoment() throws Exception {
        // When
        patience.await("broker at b:1", answeringAfter(Duration.ofSeconds(1)), TIMEOUT);

        // Then
        assertThat(messages()).isEmpty();
    }

    @Test
    void isNotReadyWhileItWaits() throws Exception {
        // Given
        List<Health> meanwhile = new ArrayList<>();
        Callable<String> answer = answeringAfter(Duration.ofSeconds(2));

        // When
        patience.await(
                "broker at b:1",
                () -> {
                    meanwhile.add(patience.check());
                    return answer.call();
                },
                TIMEOUT);

        // Then
        assertThat(meanwhile)
                .containsExactly(
                        Health.ready(),
                        Health.notReady(
                                "waiting for broker at b:1 for 1 s; check that it runs and that its address is right"),
                        Health.notReady(
                                "waiting for broker at b:1 for 2 s; check that it runs and that its address is right"));
        assertThat(patience.check()).isEqualTo(Health.ready());
    }

    @Test
    void doesNotWaitWhereWaitingDoesNotHelp() {
        // Given
        Callable<String> denied = () -> {
            throw new SecurityException("wrong password");
        };

        // When / Then
        assertThatThrownBy(() -> patience.await("broker at b:1", denied, TIMEOUT))
                .isInstanceOf(SecurityException.class);
    }

    @Test
    void endsWhenInterrupted() {
        // Given
        Patience interrupted = new Patience(clock, duration -> {
            throw new InterruptedException();
        });

        // When / Then
        assertThatThrownBy(() -> interrupted.await("broker at b:1", answeringAfter(Duration.ofSeconds(9)), TIMEOUT))
                .isInstanceOf(InterruptedException.class);
    }

    private Callable<String> answeringAfter(Duration wait) {
        Instant from = clock.instant().plus(wait);
        return () -> {
            if (clock.instant().isBefore(from)) {
                throw new TimeoutException("no answer");
            }
            return "here";
        };
    }

    private List<String> messages() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    /** Stands still but for the pauses made. */
    private static final class SteppingClock extends Clock {

        private Instant now = Instant.parse("2026-11-23T18:00:00Z");

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
