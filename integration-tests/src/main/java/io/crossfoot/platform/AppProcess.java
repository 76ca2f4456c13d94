package io.crossfoot.platform;

import java.net.URI;
import java.nio.file.Path;

/** One of the apps as a process of its own; it is ready when its {@code /health/ready} says so. */
public final class AppProcess extends LocalServer {

    private final Http http = new Http();
    private final Path configuration;

    private AppProcess(AppLaunch app, Path home, Lifetime lifetime) {
        super(app.in(home), lifetime, app.httpPort());
        this.configuration = app.configuration();
    }

    /** Starts the app for the life of this JVM, with {@code home} as its working folder. */
    public static AppProcess start(AppLaunch app, Path home) {
        return start(app, home, Lifetime.OF_THIS_JVM);
    }

    static AppProcess start(AppLaunch app, Path home, Lifetime lifetime) {
        return new AppProcess(app, home, lifetime);
    }

    /** Where its REST, health and metrics are. */
    public URI url() {
        return URI.create("http://" + address());
    }

    @Override
    String remedy() {
        return "See what its log says, and correct its configuration " + configuration;
    }

    @Override
    boolean isReady() {
        return http.isOk(url().resolve("/health/ready"));
    }
}
