package io.crossfoot.aggregate;

import com.codahale.metrics.MetricRegistry;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.crossfoot.common.app.Lifecycle;
import io.crossfoot.common.app.Service;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.common.http.HealthCheck;
import io.crossfoot.common.http.HttpModule;
import io.crossfoot.common.streams.StreamsApp;
import io.crossfoot.common.streams.StreamsRunner;
import io.crossfoot.common.topic.BrokerWatch;
import io.crossfoot.common.topic.Patience;
import java.time.Clock;

/** Puts the app together. */
public final class AggregateModule extends AbstractModule {

    private final AggregateConfig config;

    public AggregateModule(AggregateConfig config) {
        this.config = config;
    }

    @Override
    protected void configure() {
        install(new HttpModule(config.http()));
        Feeds feeds = Feeds.load(config.feeds());
        bind(AggregateConfig.class).toInstance(config);
        bind(Feeds.class).toInstance(feeds);
        Patience patience = Patience.inRealTime();
        bind(Preparation.class)
                .toInstance(new Preparation(
                        config,
                        new AggregateTopics(config, config.registry().serdeProperties()).specs(feeds),
                        patience));
        Multibinder<Service> services = Multibinder.newSetBinder(binder(), Service.class);
        services.addBinding().to(Preparation.class);
        services.addBinding().toInstance(new BrokerWatch(config.kafka().clientProperties(), patience));
        services.addBinding().to(StreamsRunner.class);
        Multibinder<HealthCheck> checks = Multibinder.newSetBinder(binder(), HealthCheck.class);
        checks.addBinding().toInstance(patience);
        checks.addBinding().to(StreamsRunner.class);
    }

    @Provides
    @Singleton
    StreamsRunner streams(Feeds feeds, MetricRegistry metrics, Lifecycle lifecycle, Clock clock) {
        AggregateTopology topology =
                new AggregateTopology(config, feeds, config.registry().serdeProperties(), metrics);
        return new StreamsRunner(
                new StreamsApp(config.applicationId(), topology::build, topology.events()),
                config.streams(),
                config.kafka().clientProperties(),
                lifecycle,
                clock);
    }
}
