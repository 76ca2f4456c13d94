package io.crossfoot.ingest.delivery;

import com.google.inject.Inject;
import io.crossfoot.common.http.Routes;
import io.javalin.router.JavalinDefaultRoutingApi;

/** {@code GET /progress}: what each feed is at. */
final class ProgressRoutes implements Routes {

    private final Deliveries deliveries;

    @Inject
    ProgressRoutes(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routing) {
        routing.get("/progress", context -> context.json(deliveries.progress()));
    }
}
