package io.crossfoot.common.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Inject;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class CrossfootAppTest {

    @Test
    void bindsTheClockAndTheMetrics() throws Exception {
        // When
        try (CrossfootApp app = CrossfootApp.start("test")) {

            // Then
            assertThat(app.get(Clock.class).getZone()).isEqualTo(ZoneOffset.UTC);
            assertThat(app.get(MetricRegistry.class).getMetrics()).isEmpty();
        }
    }

    @Test
    void showsMetricsOverJmxWhileItRuns() throws Exception {
        // Given
        ObjectName name = new ObjectName("io.crossfoot:name=test.records,type=counters");

        // When
        try (CrossfootApp app = CrossfootApp.start("test")) {
            app.get(MetricRegistry.class).counter("test.records").inc(3);

            // Then
            assertThat(ManagementFactory.getPlatformMBeanServer().getAttribute(name, "Count"))
                    .isEqualTo(3L);
        }
        assertThat(ManagementFactory.getPlatformMBeanServer().isRegistered(name))
                .isFalse();
    }

    @Test
    void refusesWhatIsNotBoundOnPurpose() {
        // Given
        record Unbound() {}
        record Needy(Unbound unbound) {
            @Inject
            Needy {}
        }

        // When, Then
        assertThatThrownBy(() -> CrossfootApp.start("test", new AbstractModule() {
                    @Override
                    protected void configure() {
                        bind(Needy.class);
                    }
                }))
                .isInstanceOf(CreationException.class)
                .hasMessageContaining("Explicit bindings are required");
    }

    @Test
    void goesThroughItsPhases() throws Exception {
        // Given
        CrossfootApp app = CrossfootApp.create("test", new ProbeModule());
        Lifecycle lifecycle = app.get(Lifecycle.class);
        Lifecycle.Phase created = lifecycle.phase();

        // When
        app.start();
        Lifecycle.Phase started = lifecycle.phase();
        app.close();

        // Then
        assertThat(created).isEqualTo(Lifecycle.Phase.STARTING);
        assertThat(app.get(Probe.class).phaseAtStart).isEqualTo(Lifecycle.Phase.STARTING);
        assertThat(started).isEqualTo(Lifecycle.Phase.RUNNING);
        assertThat(app.get(Probe.class).phaseAtStop).isEqualTo(Lifecycle.Phase.STOPPING);
    }

    @Test
    void endsWithTheFirstFailure() throws Exception {
        // Given
        IllegalStateException first = new IllegalStateException("first");
        try (CrossfootApp app = CrossfootApp.start("test")) {

            // When
            app.get(Lifecycle.class).fail(first);
            app.get(Lifecycle.class).fail(new IllegalStateException("second"));
            app.get(Lifecycle.class).end();

            // Then
            assertThat(app.awaitEnd()).containsSame(first);
        }
    }

    private static final class ProbeModule extends AbstractModule {

        @Override
        protected void configure() {
            bind(Probe.class);
            Multibinder.newSetBinder(binder(), Service.class).addBinding().to(Probe.class);
        }
    }

    @Singleton
    private static final class Probe implements Service {

        private final Lifecycle lifecycle;
        private Lifecycle.Phase phaseAtStart = Lifecycle.Phase.RUNNING;
        private Lifecycle.Phase phaseAtStop = Lifecycle.Phase.RUNNING;

        @Inject
        private Probe(Lifecycle lifecycle) {
            this.lifecycle = lifecycle;
        }

        @Override
        public void start() {
            phaseAtStart = lifecycle.phase();
        }

        @Override
        public void stop() {
            phaseAtStop = lifecycle.phase();
        }
    }
}
