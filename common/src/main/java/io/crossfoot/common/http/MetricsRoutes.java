package io.crossfoot.common.http;

import com.codahale.metrics.MetricRegistry;
import com.google.inject.Inject;
import io.javalin.router.JavalinDefaultRoutingApi;

/** All metrics of the app; rates are per second, durations in milliseconds. */
final class MetricsRoutes implements Routes {

    private final MetricRegistry metrics;

    @Inject
    MetricsRoutes(MetricRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routing) {
        routing.get("/metrics", context -> context.json(metrics));
    }
}
