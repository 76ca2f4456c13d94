package io.crossfoot.common.http;

import com.google.inject.Inject;
import io.crossfoot.common.app.Lifecycle;

/** Ready between the start of the last service and the stop of the first. */
final class StartedCheck implements HealthCheck {

    private final Lifecycle lifecycle;

    @Inject
    StartedCheck(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public String name() {
        return "started";
    }

    @Override
    public Health check() {
        return switch (lifecycle.phase()) {
            case STARTING -> Health.notReady("the app is starting");
            case RUNNING -> Health.ready();
            case STOPPING -> Health.notReady("the app is stopping");
        };
    }
}
