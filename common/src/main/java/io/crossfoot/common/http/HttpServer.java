package io.crossfoot.common.http;

import com.codahale.metrics.json.MetricsModule;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.inject.Inject;
import com.google.inject.Singleton;
import io.crossfoot.common.app.Service;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson;
import java.net.BindException;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The app's HTTP server. */
@Singleton
public final class HttpServer implements Service {

    private static final int MAX_THREADS = 8;
    private static final int MIN_THREADS = 3;

    private static final Logger log = LoggerFactory.getLogger(HttpServer.class);

    private final HttpConfig config;
    private final Javalin javalin;

    @Inject
    HttpServer(HttpConfig config, Set<Routes> routes) {
        this.config = config;
        this.javalin = Javalin.create(settings -> configure(settings, routes));
    }

    /** Where the server listens, with its real port. Only while it runs. */
    public URI uri() {
        return URI.create("http://" + (config.host().contains(":") ? "[" + config.host() + "]" : config.host()) + ":"
                + javalin.port());
    }

    @Override
    public void start() {
        try {
            javalin.start();
        } catch (RuntimeException e) {
            throw explain(e);
        }
        log.atInfo().addKeyValue("uri", uri()).log("HTTP server listens");
    }

    @Override
    public void stop() {
        javalin.stop();
    }

    private void configure(JavalinConfig settings, Set<Routes> routes) {
        settings.startup.showJavalinBanner = false;
        settings.startup.showOldJavalinVersionWarning = false;
        settings.startup.startupWatcherEnabled = false;
        settings.jsonMapper(new JavalinJackson(mapper(), false));
        settings.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
        settings.jetty.addConnector(this::connector);
        routes.forEach(each -> each.addTo(settings.routes));
    }

    /** One acceptor and one selector, however many cores: this server answers operators and probes. */
    private Connector connector(Server server, HttpConfiguration http) {
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(config.host());
        connector.setPort(config.port());
        return connector;
    }

    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModule(new MetricsModule(TimeUnit.SECONDS, TimeUnit.MILLISECONDS, false))
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .build();
    }

    private RuntimeException explain(RuntimeException failure) {
        return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                        .anyMatch(BindException.class::isInstance)
                ? new IllegalStateException(
                        "Cannot listen on http.host " + config.host() + ", http.port " + config.port()
                                + ": taken, or not an address of this machine; set another in the configuration",
                        failure)
                : failure;
    }
}
