package io.crossfoot.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfoot.platform.AppLaunch;
import io.crossfoot.platform.AppProcess;
import io.crossfoot.platform.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ingest as a process of its own, with its folders; killed and started again as often as a test likes. */
final class IngestApp implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final Path inbox;
    private final Path configuration;
    private final int port = Ports.anyFree().ingest();
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable AppProcess process;

    /**
     * Prepares an instance, and starts nothing.
     *
     * @param home its folder
     * @param inbox which several instances may share
     */
    IngestApp(Path home, Path inbox, String bootstrapServers, URI registry) {
        this.home = home;
        this.inbox = inbox;
        this.configuration = home.resolve("ingest.yaml");
        write(configuration, """
                kafka: {bootstrap-servers: "%s"}
                registry: {url: "%s"}
                http: {port: %d}
                feeds: feeds
                inbox: %s
                poll-interval: 50ms
                read-ahead: true
                instance-timeout: 6s
                transaction: {interval: 150ms, timeout: 10s}
                """.formatted(bootstrapServers, registry, port, inbox.toAbsolutePath()));
    }

    IngestApp withFeed(String name, String description) {
        write(home.resolve("feeds").resolve(name + ".yaml"), description);
        return this;
    }

    /** Under this name, rather than that of its host and port. */
    IngestApp withInstance(String name) {
        try {
            Files.writeString(configuration, "instance: " + name + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Starts the process, and returns before it is ready. */
    IngestApp begin() {
        AppLaunch launch = AppLaunch.of(
                        "ingest", new AppLaunch.MainClass(IngestMain.class), configuration, port, home.resolve("log"))
                .withJavaOptions("-Xmx256m");
        process = AppProcess.start(launch, home);
        return this;
    }

    IngestApp start() {
        begin();
        awaitReady();
        return this;
    }

    void awaitReady() {
        process().awaitReady(READY_LIMIT);
    }

    AppProcess process() {
        if (process == null) {
            throw new IllegalStateException("Not started yet");
        }
        return process;
    }

    /** Puts a file into a feed's folder as a careful sender does: under another name first. */
    void put(String feed, String name, String content) {
        Path folder = inbox.resolve(feed);
        Path growing = folder.resolve(name + ".tmp");
        write(growing, content);
        try {
            Files.move(growing, folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path waiting(String feed, String name) {
        return inbox.resolve(feed).resolve(name);
    }

    Path done(String feed, String name) {
        return inbox.resolve(feed).resolve(".done").resolve(name);
    }

    Path failed(String feed, String name) {
        return inbox.resolve(feed).resolve(".failed").resolve(name);
    }

    /** What {@code GET /progress} says of a feed. */
    JsonNode progress(String feed) {
        for (JsonNode each : get("/progress")) {
            if (each.path("feed").asText().equals(feed)) {
                return each;
            }
        }
        throw new IllegalStateException("No feed '%s' in the progress of ingest".formatted(feed));
    }

    /** Records of the batch that is being delivered; 0 where there is none. */
    long recordsDelivered(String feed) {
        return progress(feed).path("delivery").path("records").asLong();
    }

    String state(String feed) {
        return progress(feed).path("state").asText();
    }

    JsonNode get(String path) {
        try {
            URI address = process().url().resolve(path);
            return JSON.readTree(http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many batches it has delivered to their end. */
    long batchesDelivered() {
        return log().lines().filter(line -> line.contains("Batch delivered")).count();
    }

    String log() {
        try {
            return Files.readString(home.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
