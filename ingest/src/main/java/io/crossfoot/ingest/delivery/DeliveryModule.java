package io.crossfoot.ingest.delivery;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import io.crossfoot.common.app.Service;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.common.http.HealthCheck;
import io.crossfoot.common.http.Routes;
import io.crossfoot.common.topic.BrokerWatch;
import io.crossfoot.common.topic.Patience;

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
        Patience patience = Patience.inRealTime();
        bind(Patience.class).toInstance(patience);
        bind(IngestMetrics.class);
        bind(Deliveries.class);
        Multibinder<Service> services = Multibinder.newSetBinder(binder(), Service.class);
        services.addBinding().to(Deliveries.class);
        services.addBinding().toInstance(new BrokerWatch(settings.kafka().clientProperties(), patience));
        Multibinder<HealthCheck> checks = Multibinder.newSetBinder(binder(), HealthCheck.class);
        checks.addBinding().toInstance(patience);
        checks.addBinding().to(FeedsCheck.class);
        Multibinder.newSetBinder(binder(), Routes.class).addBinding().to(ProgressRoutes.class);
    }
}
