package io.crossfoot.common.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every error is JSON, {@code {"error": "..."}}, and tells a stranger nothing of the app's inside. */
final class ErrorRoutes implements Routes {

    private static final Logger log = LoggerFactory.getLogger(ErrorRoutes.class);

    @Override
    public void addTo(JavalinDefaultRoutingApi routing) {
        routing.exception(HttpResponseException.class, ErrorRoutes::refuse);
        routing.exception(Exception.class, ErrorRoutes::fail);
    }

    private static void refuse(HttpResponseException refusal, Context context) {
        context.status(refusal.getStatus());
        context.json(Map.of("error", String.valueOf(refusal.getMessage())));
    }

    private static void fail(Exception failure, Context context) {
        log.atError()
                .addKeyValue("method", context.method())
                .addKeyValue("path", context.path())
                .setCause(failure)
                .log("Request failed");
        context.status(HttpStatus.INTERNAL_SERVER_ERROR);
        context.json(Map.of("error", "internal error; the app's log tells more"));
    }
}
