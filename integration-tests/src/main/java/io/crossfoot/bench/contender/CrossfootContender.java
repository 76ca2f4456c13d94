package io.crossfoot.bench.contender;

import io.crossfoot.cli.Installation;
import io.crossfoot.platform.AppLaunch;
import io.crossfoot.platform.AppProcess;
import io.crossfoot.platform.Ports;
import io.crossfoot.schema.Granularity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Crossfoot, its three apps started from their distributions as they are deployed. */
public final class CrossfootContender implements Contender<RunningCrossfoot> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** In the order they are started: who judges is there before anything can be handed in. */
    private static final Map<String, String> HEAPS = new LinkedHashMap<>();

    static {
        HEAPS.put("reconcile", "-Xmx512m");
        HEAPS.put("aggregate", "-Xmx1g");
        HEAPS.put("ingest", "-Xmx256m");
    }

    private final Granularity granularity;
    private final Path root;

    /** @param root where Crossfoot was built */
    public CrossfootContender(Granularity granularity, Path root) {
        this.granularity = granularity;
        this.root = root;
    }

    @Override
    public String name() {
        return "crossfoot/" + granularity.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String title() {
        return granularity == Granularity.RECORD ? "Crossfoot, one message per record" : "Crossfoot, blocks";
    }

    @Override
    public RunningCrossfoot start(Backbone backbone, int parallelism) {
        Installation installation = new Installation(root, backbone.home().resolve("crossfoot"));
        CrossfootSettings settings = new CrossfootSettings(installation, backbone, parallelism);
        settings.describeFeed(granularity);
        Ports ports = Ports.anyFree();
        Map<String, AppProcess> apps = new LinkedHashMap<>();
        try {
            HEAPS.forEach((app, heap) -> apps.put(app, start(app, heap, port(app, ports), installation, settings)));
            apps.values().forEach(app -> app.awaitReady(PATIENCE));
            return new RunningCrossfoot(installation, backbone, apps, parallelism);
        } catch (RuntimeException e) {
            apps.values().forEach(AppProcess::stop);
            throw e;
        }
    }

    private static int port(String app, Ports ports) {
        return switch (app) {
            case "ingest" -> ports.ingest();
            case "aggregate" -> ports.aggregate();
            default -> ports.reconcile();
        };
    }

    private static AppProcess start(
            String app, String heap, int port, Installation installation, CrossfootSettings settings) {
        settings.write(app, port);
        Path home = RunningCrossfoot.workingFolder(app, installation);
        try {
            Files.createDirectories(home);
            Files.createDirectories(installation.inbox(CrossfootSettings.FEED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AppLaunch launch = AppLaunch.of(
                app,
                new AppLaunch.Distribution(installation.distribution(app)),
                installation.settings(app),
                port,
                home.resolve(app + ".log"));
        return AppProcess.start(launch.withJavaOptions(heap), home);
    }
}
