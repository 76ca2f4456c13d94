package io.crossfoot.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files that the apps of one running Crossfoot are told to work with; each app has its own folder of feeds. */
final class Settings {

    private final Path home;
    private String servers = "";

    private Settings(Path home) {
        this.home = home;
    }

    /** Makes the folder anew. */
    static Settings in(Path home) {
        try {
            if (Files.exists(home)) {
                deleteAll(home);
            }
            Files.createDirectories(home.resolve("inbox"));
            return new Settings(home.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }

    /** @param retries how often a client of the registry asks again before it gives up */
    void reach(String bootstrapServers, URI registry, int retries) {
        servers = """
                kafka:
                  bootstrap-servers: %s
                registry:
                  url: %s
                  properties: {max.retries: %d}
                """.formatted(bootstrapServers, registry, retries);
    }

    /** Describes the feed to all apps; one that runs reads it when it is started again. */
    void describe(FeedDescription feed) {
        writeText(feeds("ingest").resolve(feed.name() + ".yaml"), feed.ingestYaml());
        writeText(feeds("aggregate").resolve(feed.name() + ".yaml"), feed.yaml());
        writeText(feeds("reconcile").resolve(feed.name() + ".yaml"), feed.yaml());
    }

    /** Writes an instance's configuration file. */
    Path write(String app, String instance, int port) {
        String own = app.equals("ingest")
                ? """
                inbox: %s
                instance-timeout: 6s
                transaction:
                  records: 5000
                """.formatted(home.resolve("inbox"))
                : """
                streams:
                  state-folder: %s
                  threads: 1
                """.formatted(home.resolve("state").resolve(instance));
        Path file = configuration(instance);
        writeText(file, servers + "http:\n  port: " + port + "\nfeeds: " + feeds(app) + "\n" + own);
        return file;
    }

    /** Adds to an instance's configuration file, which it reads when it is started again. */
    void append(String instance, String yaml) {
        try {
            Files.writeString(configuration(instance), yaml, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path configuration(String instance) {
        return home.resolve("conf").resolve(instance + ".yaml");
    }

    Path home() {
        return home;
    }

    Path feeds(String app) {
        return home.resolve("feeds").resolve(app);
    }

    Path inbox(String feed) {
        return home.resolve("inbox").resolve(feed);
    }

    Path log(String instance) {
        return home.resolve("logs").resolve(instance + ".log");
    }

    private static void writeText(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
