package io.crossfoot.cli;

import io.crossfoot.platform.AppLaunch;
import io.crossfoot.platform.LocalPlatform;
import io.crossfoot.platform.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The three apps of a platform on this machine: their settings, and how they are started from their distributions. */
public final class LocalApps {

    private final Installation installation;
    private final LocalPlatform platform;
    private final Ports ports;

    public LocalApps(Installation installation, LocalPlatform platform, Ports ports) {
        this.installation = installation;
        this.platform = platform;
        this.ports = ports;
    }

    /** In the order they are started: who judges is there before anything can be handed in. */
    public List<AppLaunch> launches() {
        return List.of(
                launch("reconcile", ports.reconcile(), streamsSettings("reconcile", ports.reconcile())),
                launch("aggregate", ports.aggregate(), streamsSettings("aggregate", ports.aggregate())),
                launch("ingest", ports.ingest(), ingestSettings()));
    }

    private AppLaunch launch(String app, int port, String settings) {
        try {
            Files.writeString(installation.settings(app), settings);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the settings of " + app, e);
        }
        AppLaunch.Program program = new AppLaunch.Distribution(installation.distribution(app));
        return AppLaunch.of(app, program, installation.settings(app), port, platform.log(app));
    }

    private String common(int port) {
        return """
                kafka:
                  bootstrap-servers: %s
                registry:
                  url: %s
                http:
                  port: %d
                feeds: ../feeds
                """.formatted(platform.bootstrapServers(), platform.registryUrl(), port);
    }

    private String ingestSettings() {
        return common(ports.ingest()) + "inbox: ../inbox\n" + databases();
    }

    private String databases() {
        Path file = installation.databases();
        try {
            return Files.exists(file) ? "databases:\n" + Files.readString(file).indent(2) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private String streamsSettings(String app, int port) {
        return common(port) + """
                streams:
                  state-folder: ../state/%s
                """.formatted(app);
    }
}
