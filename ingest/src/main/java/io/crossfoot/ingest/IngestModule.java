package io.crossfoot.ingest;

import com.google.inject.AbstractModule;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.common.http.HttpModule;
import io.crossfoot.ingest.delivery.DeliveryModule;
import io.crossfoot.ingest.format.rows.Databases;

/** The app: health, metrics and progress over HTTP, and the delivery of the feeds. */
public final class IngestModule extends AbstractModule {

    private final IngestConfig config;
    private final Feeds feeds;

    /**
     * The app of this configuration.
     *
     * @throws io.crossfoot.common.config.ConfigException if a feed's description is wrong, or it reads from a database that is not there
     */
    public IngestModule(IngestConfig config) {
        this.config = config;
        this.feeds = Feeds.load(config.feeds());
        new Databases(config.databases()).requireFor(feeds);
    }

    @Override
    protected void configure() {
        install(new HttpModule(config.http()));
        install(new DeliveryModule(config.delivery(), feeds));
    }
}
