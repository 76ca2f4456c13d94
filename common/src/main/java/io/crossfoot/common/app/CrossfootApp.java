package io.crossfoot.common.app;

import com.codahale.metrics.MetricRegistry;
import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.util.Modules;
import io.crossfoot.common.metrics.JmxExport;
import io.crossfoot.common.metrics.MetricsModule;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One app in this process: its injector and its services. {@link Crossfoot#run} is an app's {@code main}; use this
 * class to run an app inside another program, such as a test.
 */
public final class CrossfootApp implements AutoCloseable {

    /** Below the 30 s after which container platforms kill. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(25);

    private static final Logger log = LoggerFactory.getLogger(CrossfootApp.class);

    private final String name;
    private final Injector injector;
    private final Lifecycle lifecycle;
    private final Services services;
    private final JmxExport jmx;

    private CrossfootApp(String name, Injector injector) {
        this.name = name;
        this.injector = injector;
        this.lifecycle = injector.getInstance(Lifecycle.class);
        this.services = new Services(injector.getInstance(Key.get(new TypeLiteral<Set<Service>>() {})), STOP_LIMIT);
        this.jmx = JmxExport.of(injector.getInstance(MetricRegistry.class));
    }

    /**
     * Builds an app, and starts nothing. Its modules find {@link Clock}, {@link MetricRegistry} and {@link Lifecycle}
     * bound, and bind each {@link Service} of theirs.
     *
     * @throws com.google.inject.CreationException if the modules do not fit together
     */
    public static CrossfootApp create(String name, Module... modules) {
        Module app = Modules.combine(modules);
        return new CrossfootApp(
                name, Guice.createInjector(Stage.PRODUCTION, new StrictModule(), new BaseModule(), app));
    }

    /**
     * Builds and starts an app.
     *
     * @throws Exception what a service threw that could not start; those before it are stopped again
     */
    public static CrossfootApp start(String name, Module... modules) throws Exception {
        CrossfootApp app = create(name, modules);
        try {
            app.start();
            return app;
        } catch (Exception e) {
            app.close();
            throw e;
        }
    }

    /** What is bound to a type. */
    public <T> T get(Class<T> type) {
        return injector.getInstance(type);
    }

    /** Waits until the app ends by itself; what it failed of, if it did. It still has to be closed then. */
    public Optional<Throwable> awaitEnd() {
        return lifecycle.awaitEnd();
    }

    /** Stops all services, in the reverse of their order, within 25 s. */
    @Override
    public void close() {
        log.atInfo().addKeyValue("app", name).log("Stopping");
        lifecycle.stopping();
        services.stop();
        jmx.close();
        log.atInfo().addKeyValue("app", name).log("Stopped");
    }

    void start() throws Exception {
        log.atInfo().addKeyValue("app", name).log("Starting");
        services.start();
        lifecycle.running();
        log.atInfo().addKeyValue("app", name).log("Started");
    }

    void fail(Throwable cause) {
        lifecycle.fail(cause);
    }

    /** Whoever stops an app while it starts interrupts it, which is no failure. */
    void failToStart(Exception cause) {
        if (lifecycle.phase() == Lifecycle.Phase.STOPPING) {
            log.debug("Stopped while starting", cause);
        } else {
            lifecycle.fail(cause);
        }
    }

    /** Whatever is not bound on purpose is found when the app starts, rather than when the code is reached. */
    private static final class StrictModule extends AbstractModule {

        @Override
        protected void configure() {
            binder().requireExplicitBindings();
            binder().requireExactBindingAnnotations();
            binder().requireAtInjectOnConstructors();
            binder().disableCircularProxies();
        }
    }

    private static final class BaseModule extends AbstractModule {

        @Override
        protected void configure() {
            install(new MetricsModule());
            bind(Clock.class).toInstance(Clock.systemUTC());
            bind(Lifecycle.class).toInstance(new Lifecycle());
            Multibinder.newSetBinder(binder(), Service.class);
        }
    }
}
