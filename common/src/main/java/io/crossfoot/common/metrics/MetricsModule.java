package io.crossfoot.common.metrics;

import com.codahale.metrics.MetricRegistry;
import com.google.inject.AbstractModule;

/** Binds the registry that every metric of the app is in, named by app and quantity: {@code ingest.records}. */
public final class MetricsModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(MetricRegistry.class).toInstance(new MetricRegistry());
    }
}
