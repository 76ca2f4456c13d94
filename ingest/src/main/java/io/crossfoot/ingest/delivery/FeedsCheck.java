package io.crossfoot.ingest.delivery;

import com.google.inject.Inject;
import io.crossfoot.common.http.Health;
import io.crossfoot.common.http.HealthCheck;
import java.util.List;
import java.util.stream.Collectors;

/** Ready while every feed can be delivered, a refused one aside: that is its author's business, and the others go on. */
final class FeedsCheck implements HealthCheck {

    private final Deliveries deliveries;

    @Inject
    FeedsCheck(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public String name() {
        return "feeds";
    }

    @Override
    public Health check() {
        List<FeedProgress> down = deliveries.progress().stream()
                .filter(feed -> feed.state() == FeedState.CONNECTING || feed.state() == FeedState.STOPPED)
                .toList();
        return down.isEmpty()
                ? Health.ready()
                : Health.notReady(down.stream()
                        .map(feed ->
                                "%s: %s".formatted(feed.feed(), feed.detail().orElse("connecting to Kafka")))
                        .collect(Collectors.joining("; ")));
    }
}
