package io.crossfoot.common.http;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import io.crossfoot.common.app.Service;

/**
 * The HTTP server with {@code GET /health/live}, {@code /health/ready} and {@code /metrics}. Install it before the
 * app's own services, so that the app tells how it is while they start and stop. An app adds {@link HealthCheck}s and
 * {@link Routes}.
 */
public final class HttpModule extends AbstractModule {

    private final HttpConfig config;

    public HttpModule(HttpConfig config) {
        this.config = config;
    }

    @Override
    protected void configure() {
        bind(HttpConfig.class).toInstance(config);
        bind(HttpServer.class);
        Multibinder.newSetBinder(binder(), Service.class).addBinding().to(HttpServer.class);
        Multibinder.newSetBinder(binder(), HealthCheck.class).addBinding().to(StartedCheck.class);
        Multibinder<Routes> routes = Multibinder.newSetBinder(binder(), Routes.class);
        routes.addBinding().toInstance(new ErrorRoutes());
        routes.addBinding().to(HealthRoutes.class);
        routes.addBinding().to(MetricsRoutes.class);
    }
}
