package io.crossfoot.reconcile.rest;

import io.crossfoot.common.http.Routes;
import io.javalin.http.ContentType;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The description of the API, as OpenAPI 3.1. */
public final class ApiRoutes implements Routes {

    private static final String DESCRIPTION = "openapi.json";

    private final byte[] description = read();

    @Override
    public void addTo(JavalinDefaultRoutingApi routing) {
        routing.get(
                "/" + DESCRIPTION,
                context -> context.contentType(ContentType.APPLICATION_JSON).result(description));
    }

    private static byte[] read() {
        try (InputStream stream = Objects.requireNonNull(ApiRoutes.class.getResourceAsStream(DESCRIPTION))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The app's own " + DESCRIPTION + " cannot be read", e);
        }
    }
}
