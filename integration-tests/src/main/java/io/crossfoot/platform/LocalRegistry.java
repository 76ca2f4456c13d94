package io.crossfoot.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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
        super(launch, port, lifetime);
    }

    /** Starts a registry for the life of this JVM on a free port; it keeps its schemas in memory, and a restart loses them. */
    public static LocalRegistry startInMemory(Path home) {
        return start(home, LoopbackPort.anyFree(), Map.of(), home.resolve("registry.log"), Lifetime.OF_THIS_JVM);
    }

    /** Starts a registry for the life of this JVM on a free port, which keeps its schemas in a topic of {@code broker}. */
    public static LocalRegistry startOn(LocalBroker broker, Path home) {
        Path log = home.resolve("registry.log");
        return start(home, LoopbackPort.anyFree(), storedIn(broker.bootstrapServers()), log, Lifetime.OF_THIS_JVM);
    }

    static Map<String, String> storedIn(String bootstrapServers) {
        return Map.of("APICURIO_STORAGE_KIND", "kafkasql", "APICURIO_KAFKASQL_BOOTSTRAP_SERVERS", bootstrapServers);
    }

    static LocalRegistry start(Path home, int port, Map<String, String> storage, Path log, Lifetime lifetime) {
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> environment = new HashMap<>(storage);
        environment.put("QUARKUS_HTTP_HOST", LoopbackPort.HOST);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "false");
        // The registry has little to do but to start: without the optimizing compiler that takes half as long.
        List<String> arguments =
                List.of("-Xmx384m", "-XX:TieredStopAtLevel=1", "-jar", program().toString());
        return new LocalRegistry(Launch.java(NAME, home, arguments, environment, log), port, lifetime);
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
