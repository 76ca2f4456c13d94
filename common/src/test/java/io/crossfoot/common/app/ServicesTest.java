package io.crossfoot.common.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ServicesTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    @Test
    void startsInOrderAndStopsInReverse() throws Exception {
        // Given
        Services services = new Services(List.of(service("http"), service("broker"), service("inbox")), LONG);

        // When
        services.start();
        services.stop();

        // Then
        assertThat(events)
                .containsExactly(
                        "http starts", "broker starts", "inbox starts", "inbox stops", "broker stops", "http stops");
    }

    @Test
    void stopsOnlyWhatWasStartedWhenOneServiceFails() {
        // Given
        Service broken = starting(() -> {
            throw new IllegalStateException("no broker");
        });
        Services services = new Services(List.of(service("http"), broken, service("inbox")), LONG);

        // When
        assertThatThrownBy(services::start).hasMessage("no broker");
        services.stop();

        // Then
        assertThat(events).containsExactly("http starts", "broken stops", "http stops");
    }

    @Test
    void stopsTheOthersThoughOneFailsToStop() throws Exception {
        // Given
        Service stubborn = stopping(() -> {
            throw new IllegalStateException("still busy");
        });
        Services services = new Services(List.of(service("http"), stubborn), LONG);
        services.start();

        // When
        services.stop();

        // Then
        assertThat(events).containsExactly("http starts", "http stops");
    }

    @Test
    void interruptsServiceThatStillWaitsToStart() {
        // Given
        CountDownLatch waiting = new CountDownLatch(1);
        Service patient = starting(() -> {
            waiting.countDown();
            new CountDownLatch(1).await();
        });
        Services services = new Services(List.of(service("http"), patient, service("inbox")), LONG);
        CompletableFuture<Void> start = CompletableFuture.runAsync(
                () -> assertThatThrownBy(services::start).isInstanceOf(InterruptedException.class));
        await().until(() -> waiting.getCount() == 0);

        // When
        services.stop();

        // Then
        assertThat(start).succeedsWithin(LONG);
        assertThat(events).containsExactly("http starts", "broken stops", "http stops");
    }

    @Test
    void leavesBehindServiceThatDoesNotStopInTime() throws Exception {
        // Given
        Service endless = stopping(() -> new CountDownLatch(1).await());
        Services services = new Services(List.of(endless), Duration.ofMillis(50));
        services.start();

        // When
        CompletableFuture<Void> stop = CompletableFuture.runAsync(services::stop);

        // Then
        assertThat(stop).succeedsWithin(LONG);
    }

    @Test
    void stopsOnceThoughToldTwice() throws Exception {
        // Given
        Services services = new Services(List.of(service("http")), LONG);
        services.start();

        // When
        services.stop();
        services.stop();

        // Then
        assertThat(events).containsExactly("http starts", "http stops");
    }

    private interface Step {
        void run() throws Exception;
    }

    private record Steps(Step onStart, Step onStop) implements Service {

        @Override
        public void start() throws Exception {
            onStart.run();
        }

        @Override
        public void stop() throws Exception {
            onStop.run();
        }
    }

    private Service service(String name) {
        return new Steps(() -> events.add(name + " starts"), () -> events.add(name + " stops"));
    }

    private Service starting(Step step) {
        return new Steps(step, () -> events.add("broken stops"));
    }

    private static Service stopping(Step step) {
        return new Steps(() -> {}, step);
    }
}
