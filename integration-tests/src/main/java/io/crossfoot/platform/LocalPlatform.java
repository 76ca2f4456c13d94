package io.crossfoot.platform;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A broker, a registry and the apps on this machine, with their data, logs and process ids under one folder, the home.
 *
 * <p>What one JVM has started, another finds and stops: all it needs is the home.
 *
 * <pre>
 * home/platform.json    the servers that were started
 * home/broker/          the broker's settings and data
 * home/registry/        the registry's working folder; its schemas are in the broker
 * home/logs/NAME.log    what each server says
 * </pre>
 */
public final class LocalPlatform {

    private static final String BROKER = "broker";
    private static final String REGISTRY = "registry";
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration STOP_GRACE = Duration.ofSeconds(20);

    private final PlatformFolder folder;
    private final Lifetime lifetime;
    private final Consumer<String> progress;

    private LocalPlatform(PlatformFolder folder, Lifetime lifetime, Consumer<String> progress) {
        this.folder = folder;
        this.lifetime = lifetime;
        this.progress = progress;
    }

    /**
     * The platform of this home, whether it runs or not.
     *
     * @param lifetime how long servers live that are started from here
     */
    public static LocalPlatform in(Path home, Lifetime lifetime) {
        return new LocalPlatform(new PlatformFolder(home), lifetime, line -> {});
    }

    /** The same platform, which tells what it does, a line a step: starting and stopping take seconds. */
    public LocalPlatform telling(Consumer<String> listener) {
        return new LocalPlatform(folder, lifetime, listener);
    }

    /**
     * Starts the broker and the registry and waits until they are ready; leaves alone what runs already.
     *
     * @return the names of those started now: none if the platform was up
     * @throws PlatformException if one cannot be started; what this call had started is stopped again
     */
    public List<String> up(Ports ports) {
        return folder.exclusively(() -> {
            List<String> started = new ArrayList<>();
            try {
                ensure(BROKER, () -> broker(ports)).ifPresent(started::add);
                ensure(REGISTRY, () -> registry(ports)).ifPresent(started::add);
                return started;
            } catch (RuntimeException e) {
                stop(started);
                throw e;
            }
        });
    }

    /**
     * Starts one app and waits until it is ready, unless one of this name runs already.
     *
     * @return whether it was started now
     * @throws PlatformException if it cannot be started; nothing of it is left running
     */
    public boolean start(AppLaunch app) {
        return folder.exclusively(() -> ensure(app.name(), () -> AppProcess.start(app, folder.home(), lifetime)))
                .isPresent();
    }

    /**
     * Stops everything that runs, the last started first. The data stay.
     *
     * @return the names of those stopped: none if nothing ran
     */
    public List<String> down() {
        if (!folder.exists()) {
            return List.of();
        }
        return folder.exclusively(() -> {
            List<String> names = names(running());
            stop(names);
            return names;
        });
    }

    /** The servers whose processes run now, in the order they were started. */
    public List<RunningServer> running() {
        return folder.read().stream()
                .filter(server -> server.process(folder.home()).isPresent())
                .toList();
    }

    /** What clients call {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return LoopbackPort.HOST + ":" + find(BROKER).port();
    }

    /** What clients call {@code schema.registry.url}. */
    public URI registryUrl() {
        return LocalRegistry.url(find(REGISTRY).port());
    }

    /** Where the platform's servers write their logs; an app's belongs there too. */
    public Path log(String name) {
        return folder.log(name);
    }

    private LocalServer broker(Ports ports) {
        return LocalBroker.start(
                folder.home().resolve(BROKER), ports.broker(), ports.controller(), Map.of(), log(BROKER), lifetime);
    }

    private LocalServer registry(Ports ports) {
        List<String> storage = LocalRegistry.storedIn(bootstrapServers());
        return LocalRegistry.start(folder.home().resolve(REGISTRY), ports.registry(), storage, log(REGISTRY), lifetime);
    }

    private Optional<String> ensure(String name, Supplier<LocalServer> start) {
        if (running().stream().anyMatch(server -> server.name().equals(name) && server.ready())) {
            return Optional.empty();
        }
        stop(List.of(name));
        progress.accept("Starting " + name);
        LocalServer server = start.get();
        RunningServer note = RunningServer.starting(server);
        noteLast(note);
        try {
            server.awaitReady(READY_TIMEOUT);
        } catch (PlatformException e) {
            stop(List.of(name));
            throw e;
        }
        noteLast(note.nowReady());
        progress.accept("%s is ready on %s".formatted(name, server.address()));
        return Optional.of(name);
    }

    private void noteLast(RunningServer server) {
        List<RunningServer> noted = new ArrayList<>(running());
        noted.removeIf(other -> other.name().equals(server.name()));
        noted.add(server);
        folder.write(noted);
    }

    private void stop(List<String> names) {
        List<RunningServer> lastFirst = new ArrayList<>(running());
        Collections.reverse(lastFirst);
        for (RunningServer server : lastFirst) {
            if (names.contains(server.name())) {
                progress.accept("Stopping " + server.name());
                server.process(folder.home()).ifPresent(process -> process.stop(STOP_GRACE));
            }
        }
        folder.write(running());
    }

    private RunningServer find(String name) {
        return running().stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PlatformException(
                        "No %s runs for %s: start the platform with 'crossfoot up'".formatted(name, folder.home())));
    }

    private static List<String> names(List<RunningServer> servers) {
        return servers.stream().map(RunningServer::name).toList();
    }
}
