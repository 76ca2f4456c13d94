package io.crossfoot.bench.contender;

import io.crossfoot.bench.measure.TopicSizes;
import io.crossfoot.bench.measure.Watched;
import io.crossfoot.platform.LocalBroker;
import io.crossfoot.platform.LocalRegistry;
import io.crossfoot.platform.LocalServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The broker and the registry of one run, without a trace of any run before; or neither, for who needs none. */
public final class Backbone implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path home;
    private final Optional<LocalBroker> broker;
    private final Optional<LocalRegistry> registry;

    private Backbone(Path home, Optional<LocalBroker> broker, Optional<LocalRegistry> registry) {
        this.home = home;
        this.broker = broker;
        this.registry = registry;
    }

    /**
     * Starts both.
     *
     * @param home an empty folder
     */
    public static Backbone startIn(Path home) {
        LocalBroker broker = LocalBroker.start(home.resolve("broker"));
        LocalRegistry registry = LocalRegistry.startInMemory(home.resolve("registry"));
        broker.awaitReady(PATIENCE);
        registry.awaitReady(PATIENCE);
        return new Backbone(home, Optional.of(broker), Optional.of(registry));
    }

    /** The folder alone. */
    public static Backbone withoutServersIn(Path home) {
        return new Backbone(home, Optional.empty(), Optional.empty());
    }

    /** The folder of the run: a contender may make others in it. */
    public Path home() {
        return home;
    }

    /** What clients call {@code bootstrap.servers}; empty if there is no broker. */
    public String bootstrapServers() {
        return broker.map(LocalBroker::bootstrapServers).orElse("");
    }

    /** What clients call {@code schema.registry.url}; empty if there is no registry. */
    public String registry() {
        return registry.map(running -> running.url().toString()).orElse("");
    }

    public List<Watched> processes() {
        return servers()
                .map(server -> new Watched(server.name(), server.pid(), home.resolve(server.name())))
                .toList();
    }

    private Stream<LocalServer> servers() {
        return Stream.concat(broker.stream(), registry.stream());
    }

    /** How many bytes each topic takes on disk. */
    public Map<String, Long> topicSizes() {
        return broker.map(running -> TopicSizes.of(running.bootstrapServers())).orElse(Map.of());
    }

    void createTopics(int partitions, String... names) {
        if (broker.isEmpty()) {
            return;
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.createTopics(Stream.of(names)
                            .map(name -> new NewTopic(name, partitions, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new BenchException("Cannot make the topics " + List.of(names), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted while making topics", e);
        }
    }

    @Override
    public void close() {
        registry.ifPresent(LocalServer::stop);
        broker.ifPresent(LocalServer::stop);
    }
}
