package io.crossfoot.endtoend;

import io.crossfoot.aggregate.AggregateMain;
import io.crossfoot.cli.ReconcileClient;
import io.crossfoot.cli.Submission;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.ingest.IngestMain;
import io.crossfoot.platform.AppLaunch;
import io.crossfoot.platform.AppProcess;
import io.crossfoot.platform.LocalBroker;
import io.crossfoot.platform.LocalRegistry;
import io.crossfoot.platform.LocalServer;
import io.crossfoot.platform.Ports;
import io.crossfoot.reconcile.ReconcileMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A broker, a registry, one ingest (or two), two aggregate and two reconcile (or one of each), for all tests of one class. Topics
 * have 6 partitions. Settings, data and logs stay in {@code target/end-to-end/<test class>}.
 */
final class RunningCrossfoot implements BeforeAllCallback, AfterAllCallback {

    /** How long anything may take that is expected to happen. */
    static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final String USUAL_HEAP = "256m";

    private final List<FeedDescription> feeds;
    private final List<LocalServer> servers = new ArrayList<>();
    private Registry registryKind = Registry.IN_MEMORY;
    private int registryRetries = 10;
    private int instances = 2;
    private String ingestSettings = "";
    private String ingestHeap = USUAL_HEAP;
    private int ingestInstances = 1;
    private Settings settings;
    private LocalBroker broker;
    private LocalRegistry registry;
    private List<AppProcess> ingests;
    private List<AppProcess> aggregates;
    private List<AppProcess> reconciles;

    private enum Registry {
        IN_MEMORY,
        IN_KAFKA
    }

    private RunningCrossfoot(List<FeedDescription> feeds) {
        this.feeds = feeds;
    }

    static RunningCrossfoot with(FeedDescription... feeds) {
        return new RunningCrossfoot(List.of(feeds));
    }

    /** With a registry that can be stopped and started without losing its schemas. */
    RunningCrossfoot withLastingRegistry() {
        registryKind = Registry.IN_KAFKA;
        return this;
    }

    /** With clients of the registry that give up sooner than by default. */
    RunningCrossfoot withRegistryRetries(int retries) {
        registryRetries = retries;
        return this;
    }

    /** With one aggregate and one reconcile, so that each sees all that there is. */
    RunningCrossfoot withOneInstanceOfEach() {
        instances = 1;
        return this;
    }

    /** @param yaml what ingest's configuration has besides */
    RunningCrossfoot withIngestSettings(String yaml) {
        ingestSettings = yaml;
        return this;
    }

    /** With an ingest that has this much memory, such as {@code 64m}. */
    RunningCrossfoot withIngestHeap(String heap) {
        ingestHeap = heap;
        return this;
    }

    /** With two ingest that have one inbox. */
    RunningCrossfoot withTwoIngest() {
        ingestInstances = 2;
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Path home =
                Path.of("target", "end-to-end", context.getRequiredTestClass().getSimpleName());
        settings = Settings.in(home);
        feeds.forEach(settings::describe);
        startServers(home);
        startApps();
        servers.forEach(server -> server.awaitReady(PATIENCE));
    }

    private void startServers(Path home) {
        broker = added(LocalBroker.start(home.resolve("broker")));
        if (registryKind == Registry.IN_MEMORY) {
            registry = added(LocalRegistry.startInMemory(home.resolve("registry")));
        }
        broker.awaitReady(PATIENCE);
        if (registryKind == Registry.IN_KAFKA) {
            registry = added(LocalRegistry.startOn(broker, home.resolve("registry")));
        }
    }

    /** All at once: each has to wait by itself for what it needs. */
    private void startApps() {
        settings.reach(broker.bootstrapServers(), registry.url(), registryRetries);
        reconciles = startInstances(instances, "reconcile", ReconcileMain.class, Ports::reconcile);
        aggregates = startInstances(instances, "aggregate", AggregateMain.class, Ports::aggregate);
        ingests = startInstances(ingestInstances, "ingest", IngestMain.class, Ports::ingest);
    }

    private List<AppProcess> startInstances(int number, String app, Class<?> main, ToIntFunction<Ports> port) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(each -> start(app, app + "-" + each, main, port.applyAsInt(Ports.anyFree())))
                .toList();
    }

    private AppProcess start(String app, String instance, Class<?> main, int port) {
        Path configuration = settings.write(app, instance, port);
        if (app.equals("ingest")) {
            settings.append(instance, ingestSettings);
        }
        AppLaunch launch = AppLaunch.of(
                        instance, new AppLaunch.MainClass(main), configuration, port, settings.log(instance))
                .withJavaOptions(
                        "-Xmx" + (app.equals("ingest") ? ingestHeap : USUAL_HEAP),
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1");
        return added(AppProcess.start(launch, settings.home()));
    }

    private <S extends LocalServer> S added(S server) {
        servers.add(server);
        return server;
    }

    /** The last started first, so that no app has to wait for a broker that has gone. */
    @Override
    public void afterAll(ExtensionContext context) {
        for (int last = servers.size() - 1; last >= 0; last--) {
            servers.get(last).stop();
        }
    }

    LocalBroker broker() {
        return broker;
    }

    LocalRegistry registry() {
        return registry;
    }

    /** The first of them. */
    AppProcess ingest() {
        return ingests.get(0);
    }

    List<AppProcess> ingests() {
        return ingests;
    }

    List<AppProcess> aggregates() {
        return aggregates;
    }

    List<AppProcess> reconciles() {
        return reconciles;
    }

    List<AppProcess> apps() {
        List<AppProcess> apps = new ArrayList<>(reconciles);
        apps.addAll(aggregates);
        apps.addAll(ingests);
        return apps;
    }

    /** Starts what does not run, and waits until all of it does its work. */
    void startWhatIsDown() {
        for (LocalServer server : servers) {
            if (!server.isAlive()) {
                server.restart();
            }
            server.awaitReady(PATIENCE);
        }
    }

    Settings settings() {
        return settings;
    }

    /** The feeds as reconcile and aggregate know them. */
    Feeds feeds() {
        return Feeds.load(settings.feeds("reconcile"));
    }

    /** The REST API of the first reconcile that runs; every one answers for all batches. */
    ReconcileClient reconcile() {
        AppProcess running =
                reconciles.stream().filter(AppProcess::isAlive).findFirst().orElseThrow();
        return new ReconcileClient(running.url());
    }

    /** The result topics, as consumers see them. */
    ResultLog results() {
        return new ResultLog(broker.bootstrapServers(), registry.url());
    }

    /** Hands the file in; answers at once. */
    HandedIn submit(Path file, String feed) {
        return submit(List.of(file), feed);
    }

    /** Hands in all files of one batch; answers at once. */
    HandedIn submit(List<Path> files, String feed) {
        ReconcileClient reconcile = reconcile();
        Submission submission = Submission.of(files, feed, feeds(), reconcile);
        submission.handIn(settings.inbox(feed));
        Path first = settings.inbox(feed).resolve(files.get(0).getFileName());
        return new HandedIn(submission, reconcile, first);
    }

    /** Writes a file of this content and hands it in. */
    HandedIn submit(String name, String content, String feed) {
        return submit(write(name, content), feed);
    }

    /** Writes a file of this content, to be handed in later. */
    Path write(String name, String content) {
        try {
            Path folder = Files.createDirectories(settings.home().resolve("files"));
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
