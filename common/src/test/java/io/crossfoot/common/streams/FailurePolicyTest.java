package io.crossfoot.common.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.registry.SchemaRegistryClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailurePolicyTest {

    private final MovableClock clock = new MovableClock();
    private final List<Throwable> ends = new ArrayList<>();
    private final FailurePolicy policy = new FailurePolicy(clock, ends::add);

    static List<Throwable> errorsThatPass() {
        return List.of(
                new StreamsException(new InvalidStateStoreException("Store s.1700000000000 is currently closed")),
                new ProcessorStateException("flush failed", new TimeoutException("no acknowledgement")),
                new StreamsException(new ProducerFencedException("an instance with the same id")),
                new StreamsException(new InvalidTxnStateException("aborted by the coordinator")));
    }

    static List<Throwable> errorsThatLast() {
        return List.of(
                new StreamsException(new NullPointerException()),
                new StreamsException(new SerializationException("not in the wire format")),
                new InvalidStateStoreException("the store name is not known"),
                new OutOfMemoryError());
    }

    @ParameterizedTest
    @MethodSource("errorsThatPass")
    void replacesTheThreadAfterAnErrorThatPasses(Throwable error) {
        assertThat(policy.handle(error)).isEqualTo(REPLACE_THREAD);
        assertThat(ends).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("errorsThatLast")
    void endsTheAppAfterAnErrorThatLasts(Throwable error) {
        assertThat(policy.handle(error)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(ends).containsExactly(error);
    }

    @Test
    void endsTheAppWhereNewThreadsDoNotHelp() {
        // Given
        ProducerFencedException error = new ProducerFencedException("an instance with the same id");
        for (int i = 0; i < FailurePolicy.MOST_REPLACEMENTS; i++) {
            policy.handle(error);
        }

        // When / Then
        assertThat(policy.handle(error)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(ends).containsExactly(error);
    }

    @Test
    void forgetsErrorsOfLongAgo() {
        // Given
        ProducerFencedException error = new ProducerFencedException("an instance with the same id");
        for (int i = 0; i < FailurePolicy.MOST_REPLACEMENTS; i++) {
            policy.handle(error);
        }

        // When
        clock.now = clock.now.plus(FailurePolicy.WINDOW).plus(Duration.ofSeconds(1));

        // Then
        assertThat(policy.handle(error)).isEqualTo(REPLACE_THREAD);
    }

    static List<Throwable> outages() {
        return List.of(
                new StreamsException(registryDown()),
                new StreamsException(new TimeoutException("Task 0_1 did not make progress within 300000 ms")));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void waitsForTheRegistryAndTheBrokerAsLongAsItTakes(Throwable outage) {
        for (int i = 0; i < 3 * FailurePolicy.MOST_REPLACEMENTS; i++) {
            assertThat(policy.handle(outage)).isEqualTo(REPLACE_THREAD);
        }
    }

    private static Throwable registryDown() {
        SchemaRegistryClient nowhere =
                SchemaRegistryClient.connect(Map.of("schema.registry.url", "http://localhost:1", "max.retries", 0));
        return Assertions.catchThrowable(nowhere::ping);
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-11-23T18:00:00Z");

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
