package io.crossfoot.common.http;

import io.javalin.router.JavalinDefaultRoutingApi;

/** Routes that an app adds to its server; bound with {@code Multibinder.newSetBinder(binder(), Routes.class)}. */
@FunctionalInterface
public interface Routes {

    void addTo(JavalinDefaultRoutingApi routing);
}
