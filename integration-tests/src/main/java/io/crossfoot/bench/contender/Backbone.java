package io.crossfoot.bench.contender;

import io.crossfoot.bench.BenchException;
import io.crossfoot.bench.measure.Watched;
import io.crossfoot.platform.LocalBroker;
import io.crossfoot.platform.LocalRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The broker and the registry of one run, without a trace of any run before. */
public final class Backbone implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path home;
    private final LocalBroker broker;
    private final LocalRegistry registry;

    private Backbone(Path home, LocalBroker broker, LocalRegistry registry) {
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
        return new Backbone(home, broker, registry);
    }

    /** The folder of the run: a contender may make others in it. */
    public Path home() {
        return home;
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public URI registry() {
        return registry.url();
    }

    public List<Watched> processes() {
        return List.of(
                new Watched(broker.name(), broker.pid(), home.resolve("broker")),
                new Watched(registry.name(), registry.pid(), home.resolve("registry")));
    }

    void createTopics(int partitions, String... names) {
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
        registry.stop();
        broker.stop();
    }
}
