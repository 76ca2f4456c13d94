package io.crossfoot.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One Apicurio registry on the loopback address, which speaks the Confluent protocol.
 *
 * <p>It accepts a new version of a schema only if that is compatible with all earlier ones in both directions
 * ({@value #COMPATIBILITY}); as delivered it would accept anything.
 */
public final class LocalRegistry extends LocalServer {

    static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private static final String NAME = "registry";
    private static final String API = "/apis/ccompat/v7";

    private final Http http = new Http();

    private LocalRegistry(Launch launch, int port, Lifetime lifetime) {
        super(launch, lifetime, port);
    }

    /** Starts a registry for the life of this JVM on a free port; it keeps its schemas in memory, and a restart loses them. */
    public static LocalRegistry startInMemory(Path home) {
        return start(home, LoopbackPort.anyFree(), List.of(), home.resolve("registry.log"), Lifetime.OF_THIS_JVM);
    }

    /** Starts a registry for the life of this JVM on a free port, which keeps its schemas in a topic of {@code broker}. */
    public static LocalRegistry startOn(LocalBroker broker, Path home) {
        Path log = home.resolve("registry.log");
        return start(home, LoopbackPort.anyFree(), storedIn(broker.bootstrapServers()), log, Lifetime.OF_THIS_JVM);
    }

    /**
     * The settings for schemas kept in a topic. Left alone the topic would have the broker's retention, and schemas be
     * forgotten after a week (Apicurio's issue 2684); and each start would wait 5 s for the end of an empty topic.
     */
    static List<String> storedIn(String bootstrapServers) {
        return List.of(
                "-Dapicurio.storage.kind=kafkasql",
                "-Dapicurio.kafkasql.bootstrap.servers=" + bootstrapServers,
                "-Dapicurio.kafkasql.topic.retention.ms=-1",
                "-Dapicurio.kafkasql.consumer.poll.timeout=500");
    }

    static LocalRegistry start(Path home, int port, List<String> storage, Path log, Lifetime lifetime) {
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> arguments = new ArrayList<>(storage);
        arguments.addAll(List.of(
                "-Dquarkus.http.host=" + LoopbackPort.HOST,
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.http.access-log.enabled=false",
                "-Xmx384m",
                // It has little to do but to start: without the optimizing compiler that takes half as long.
                "-XX:TieredStopAtLevel=1",
                "-jar",
                program().toString()));
        return new LocalRegistry(Launch.java(NAME, home, arguments, Map.of(), log), port, lifetime);
    }

    private static Path program() {
        Path folder = Artifacts.registry();
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(() -> new PlatformException("Found no '*-runner.jar' in " + folder
                            + ": remove that folder and build it again with 'mvn package -DskipTests'"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What clients call {@code schema.registry.url}. */
    public URI url() {
        return url(port());
    }

    static URI url(int port) {
        return URI.create("http://%s:%d%s".formatted(LoopbackPort.HOST, port, API));
    }

    @Override
    String remedy() {
        return "If it keeps its schemas in the broker, see that the broker runs";
    }

    @Override
    boolean isReady() {
        return http.isOk(URI.create(url() + "/subjects"));
    }

    @Override
    void onReady() {
        URI compatibility = URI.create(url() + "/config");
        String answer = http.putJson(compatibility, "{\"compatibility\":\"" + COMPATIBILITY + "\"}");
        if (!http.get(compatibility).contains('"' + COMPATIBILITY + '"')) {
            throw new PlatformException("The registry at %s did not take the compatibility %s; it answered '%s'"
                    .formatted(url(), COMPATIBILITY, answer));
        }
    }
}
