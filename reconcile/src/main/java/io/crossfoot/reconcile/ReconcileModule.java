package io.crossfoot.reconcile;

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
import io.crossfoot.common.http.Routes;
import io.crossfoot.common.registry.SchemaRegistryClient;
import io.crossfoot.common.streams.StreamsApp;
import io.crossfoot.common.streams.StreamsRunner;
import io.crossfoot.common.topic.BrokerWatch;
import io.crossfoot.common.topic.Patience;
import io.crossfoot.reconcile.audit.Audit;
import io.crossfoot.reconcile.continuity.Continuity;
import io.crossfoot.reconcile.ledger.Ledger;
import io.crossfoot.reconcile.rest.ApiRoutes;
import io.crossfoot.reconcile.rest.BatchRoutes;
import io.crossfoot.reconcile.rest.DecisionDesk;
import io.crossfoot.reconcile.rest.DecisionPost;
import io.crossfoot.reconcile.rest.KafkaDecisionPost;
import io.crossfoot.reconcile.rest.VerdictBoard;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** Puts the app together. */
public final class ReconcileModule extends AbstractModule {

    private final ReconcileConfig config;

    public ReconcileModule(ReconcileConfig config) {
        this.config = config;
    }

    @Override
    protected void configure() {
        install(new HttpModule(config.http()));
        Feeds feeds = Feeds.load(config.feeds());
        ReconcileTopics topics =
                new ReconcileTopics(feeds, config.topics(), config.registry().serdeProperties());
        bind(Feeds.class).toInstance(feeds);
        bind(ReconcileTopics.class).toInstance(topics);
        Patience patience = Patience.inRealTime();
        bind(Preparation.class).toInstance(new Preparation(config, topics, patience));
        bind(ReconcileTopology.class);
        bind(VerdictBoard.class).in(Singleton.class);
        Multibinder<Service> services = Multibinder.newSetBinder(binder(), Service.class);
        services.addBinding().to(Preparation.class);
        services.addBinding().toInstance(new BrokerWatch(config.kafka().clientProperties(), patience));
        services.addBinding().to(StreamsRunner.class);
        services.addBinding().to(VerdictBoard.class);
        services.addBinding().to(KafkaDecisionPost.class);
        Multibinder<HealthCheck> checks = Multibinder.newSetBinder(binder(), HealthCheck.class);
        checks.addBinding().toInstance(patience);
        checks.addBinding().to(StreamsRunner.class);
        bind(DecisionPost.class).to(KafkaDecisionPost.class);
        bind(DecisionDesk.class);
        bind(BatchRoutes.class);
        Multibinder<Routes> routes = Multibinder.newSetBinder(binder(), Routes.class);
        routes.addBinding().to(BatchRoutes.class);
        routes.addBinding().toInstance(new ApiRoutes());
    }

    @Provides
    @Singleton
    Audit audit(Feeds feeds, ReconcileTopics topics, MetricRegistry metrics) {
        Map<String, Object> registry = config.registry().serdeProperties();
        return new Audit(
                feeds,
                SchemaRegistryClient.connect(registry),
                topics.stateSerde(),
                topics.partitions(),
                config.retention(),
                metrics);
    }

    @Provides
    @Singleton
    Ledger ledger(Feeds feeds, ReconcileTopics topics, Clock clock, MetricRegistry metrics) {
        return new Ledger(feeds, topics.stateSerde(), config.silence(), config.retention(), clock, metrics);
    }

    @Provides
    @Singleton
    Continuity continuity(ReconcileTopics topics) {
        return new Continuity(topics.stateSerde());
    }

    @Provides
    @Singleton
    KafkaDecisionPost post(ReconcileTopics topics) {
        return new KafkaDecisionPost(topics.control(), config.kafka().clientProperties());
    }

    @Provides
    @Singleton
    StreamsRunner streams(ReconcileTopology topology, ReconcileTopics topics, Lifecycle lifecycle, Clock clock) {
        return new StreamsRunner(
                new StreamsApp(config.applicationId(), topology::build, Set.copyOf(topics.events())),
                config.streams(),
                ReconcileTopology.settings(config.kafka().clientProperties()),
                lifecycle,
                clock);
    }
}
