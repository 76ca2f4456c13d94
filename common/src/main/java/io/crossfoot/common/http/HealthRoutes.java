package io.crossfoot.common.http;

import com.google.inject.Inject;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Liveness: the process answers. Readiness: every check passes, else 503 and the reasons. */
final class HealthRoutes implements Routes {

    private static final Logger log = LoggerFactory.getLogger(HealthRoutes.class);

    private final List<HealthCheck> checks;

    @Inject
    HealthRoutes(Set<HealthCheck> checks) {
        this.checks =
                checks.stream().sorted(Comparator.comparing(HealthCheck::name)).toList();
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routing) {
        routing.get("/health/live", context -> context.json(Map.of("live", true)));
        routing.get("/health/ready", this::ready);
    }

    private void ready(Context context) {
        Readiness readiness =
                Readiness.of(checks.stream().map(HealthRoutes::report).toList());
        context.status(readiness.ready() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
        context.json(readiness);
    }

    private static Readiness.Check report(HealthCheck check) {
        try {
            return Readiness.Check.of(check.name(), check.check());
        } catch (Exception e) {
            log.atDebug().addKeyValue("check", check.name()).setCause(e).log("Health check failed");
            return Readiness.Check.of(check.name(), Health.notReady("the check failed: " + e));
        }
    }
}
