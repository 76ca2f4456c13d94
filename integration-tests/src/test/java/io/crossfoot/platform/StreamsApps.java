package io.crossfoot.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Instances of aggregate or reconcile as processes of their own, beside a test's broker and registry. */
public final class StreamsApps implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final PlatformExtension platform;
    private final String app;
    private final Class<?> main;
    private final Path home;
    private final int partitions;
    private final List<AppProcess> started = new ArrayList<>();

    /** @param home where the instances have their folders; their feeds are in {@code feeds} of it */
    public StreamsApps(PlatformExtension platform, String app, Class<?> main, Path home, int partitions) {
        this.platform = platform;
        this.app = app;
        this.main = main;
        this.home = home;
        this.partitions = partitions;
    }

    /**
     * Starts an instance, and waits until it is ready.
     *
     * @param application what those that share their work have in common
     * @param settings more lines of its configuration
     */
    public AppProcess start(String name, String application, String settings) throws IOException {
        int port = LoopbackPort.anyFree();
        Path log = Files.createDirectories(Path.of("target/platform")).resolve(app + "-" + name + ".log");
        AppLaunch launch = AppLaunch.of(
                        app, new AppLaunch.MainClass(main), configuration(name, application, settings, port), port, log)
                .withJavaOptions("-Xmx512m");
        AppProcess process = AppProcess.start(launch, Files.createDirectories(home.resolve("run-" + name)));
        started.add(process);
        process.awaitReady(PATIENCE);
        return process;
    }

    private Path configuration(String name, String application, String settings, int port) throws IOException {
        return Files.writeString(home.resolve(name + ".yaml"), """
                application-id: %s
                kafka: {bootstrap-servers: "%s"}
                registry: {url: "%s"}
                http: {port: %d}
                topics: {partitions: %d}
                feeds: %s
                streams: {state-folder: %s}
                %s
                """.formatted(
                        platform.unique(application),
                        platform.bootstrapServers(),
                        platform.registryUrl(),
                        port,
                        partitions,
                        home.resolve("feeds"),
                        home.resolve(name),
                        settings));
    }

    @Override
    public void close() {
        started.forEach(AppProcess::close);
    }
}
