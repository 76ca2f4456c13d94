package io.crossfoot.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/** One Kafka broker, its own controller, on the loopback address: the real one, as a process of its own. */
public final class LocalBroker extends LocalServer {

    private static final String NAME = "broker";
    private static final Duration FORMAT_TIMEOUT = Duration.ofMinutes(1);
    private static final int PROBE_MILLIS = 2_000;
    private static final String PROPERTIES = "server.properties";
    private static final String DATA = "data";

    /** Small, and quick to notice: everything else stays as Kafka has it. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            // The default looks for abandoned transactions only every 10 s; until then its readers wait.
            Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
            // A broker that crashed may join again only when its last session has ended: after 9 s by default.
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("log.cleaner.dedupe.buffer.size", "16777216"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"));

    private final Path home;

    private LocalBroker(Path home, Path log, Lifetime lifetime, int port, int controllerPort) {
        super(launch(home, log, "kafka.Kafka"), lifetime, port, controllerPort);
        this.home = home;
    }

    /** Starts a broker for the life of this JVM on a free port, with its data, settings and log in {@code home}. */
    public static LocalBroker start(Path home) {
        return start(home, LoopbackPort.anyFree(), Map.of());
    }

    /**
     * Starts a broker for the life of this JVM.
     *
     * @param settings broker settings that differ from the local platform's
     */
    public static LocalBroker start(Path home, int port, Map<String, String> settings) {
        return start(home, port, LoopbackPort.anyFree(), settings, home.resolve("broker.log"), Lifetime.OF_THIS_JVM);
    }

    static LocalBroker start(
            Path home, int port, int controllerPort, Map<String, String> settings, Path log, Lifetime lifetime) {
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve(PROPERTIES), properties(home, port, controllerPort, settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        formatOnce(home, log);
        return new LocalBroker(home, log, lifetime, port, controllerPort);
    }

    private static String properties(Path home, int port, int controllerPort, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(SETTINGS);
        String host = LoopbackPort.HOST;
        all.put("log.dirs", home.resolve(DATA).toAbsolutePath().toString());
        all.put("listeners", "PLAINTEXT://%s:%d,CONTROLLER://%s:%d".formatted(host, port, host, controllerPort));
        all.put("controller.quorum.voters", "1@%s:%d".formatted(host, controllerPort));
        all.putAll(settings);
        return all.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static void formatOnce(Path home, Path log) {
        if (isFormatted(home)) {
            return;
        }
        String clusterId = Uuid.randomUuid().toString();
        ServerProcess format = ServerProcess.start(
                launch(home, log, "kafka.tools.StorageTool", "format", "--cluster-id", clusterId, "--config"),
                Lifetime.OF_THIS_JVM);
        if (!format.endsWithin(FORMAT_TIMEOUT) || !isFormatted(home)) {
            format.kill();
            throw new PlatformException("Cannot prepare the broker's data folder %s; the log %s ends with:%n%s"
                    .formatted(home.resolve(DATA), log, LogTail.of(log)));
        }
    }

    private static boolean isFormatted(Path home) {
        return Files.exists(home.resolve(DATA).resolve("meta.properties"));
    }

    /** One of Kafka's own programs, which take the settings as their last argument. */
    private static Launch launch(Path home, Path log, String program, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("-Xmx512m", "-Dlog4j2.level=INFO", "-cp", Artifacts.brokerClassPath(), program));
        command.addAll(List.of(arguments));
        command.add(home.resolve(PROPERTIES).toAbsolutePath().toString());
        return Launch.java(NAME, home, command, Map.of(), log);
    }

    /** What clients call {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return address();
    }

    @Override
    String remedy() {
        return "If its data are damaged, remove %s and start afresh: all topics are then lost".formatted(home);
    }

    @Override
    boolean isReady() {
        return LoopbackPort.accepts(port()) && hasJoinedItsCluster();
    }

    /** The port opens before the controller lets the broker serve; only then is the broker among the nodes. */
    private boolean hasJoinedItsCluster() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers(),
                "request.timeout.ms", PROBE_MILLIS,
                "default.api.timeout.ms", PROBE_MILLIS);
        try (Admin admin = Admin.create(settings)) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while waiting for the broker", e);
        }
    }
}
