package io.crossfoot.ingest.delivery;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import io.crossfoot.common.app.Service;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.common.http.HealthCheck;
import io.crossfoot.common.http.Routes;

/** Delivers the feeds, and tells how far it has come. Needs the HTTP module. */
public final class DeliveryModule extends AbstractModule {

    private final DeliverySettings settings;
    private final Feeds feeds;

    public DeliveryModule(DeliverySettings settings, Feeds feeds) {
        this.settings = settings;
        this.feeds = feeds;
    }

    @Override
    protected void configure() {
        bind(DeliverySettings.class).toInstance(settings);
        bind(Feeds.class).toInstance(feeds);
        bind(IngestMetrics.class);
        bind(Deliveries.class);
        Multibinder.newSetBinder(binder(), Service.class).addBinding().to(Deliveries.class);
        Multibinder.newSetBinder(binder(), HealthCheck.class).addBinding().to(FeedsCheck.class);
        Multibinder.newSetBinder(binder(), Routes.class).addBinding().to(ProgressRoutes.class);
    }
}
