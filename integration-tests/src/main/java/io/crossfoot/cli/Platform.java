package io.crossfoot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfoot.platform.Lifetime;
import io.crossfoot.platform.LocalPlatform;
import io.crossfoot.platform.RunningServer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What commands share that speak to a running platform. */
final class Platform {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where reconcile answers; the platform that 'up' started, unless given.")
    private @Nullable URI url;

    ReconcileClient client() {
        return new ReconcileClient(url != null ? url : localUrl());
    }

    /** What the ingest of the platform that 'up' started delivers; nothing of a platform elsewhere is known. */
    List<JsonNode> deliveries() {
        return url != null
                ? List.of()
                : localUrl("ingest")
                        .map(ingest -> new IngestClient(ingest).deliveries())
                        .orElse(List.of());
    }

    /** Prints the answer, as it is or as text for people. */
    void print(JsonNode answer, Function<JsonNode, String> text) {
        spec.commandLine().getOut().print(json ? answer.toPrettyString() + System.lineSeparator() : text.apply(answer));
        spec.commandLine().getOut().flush();
    }

    /** A remark that is no result; JSON stays clean of it. */
    void remark(String line) {
        spec.commandLine().getErr().println(line);
    }

    private static URI localUrl() {
        return localUrl("reconcile")
                .orElseThrow(() -> new CommandFault("No platform is up; start one with 'crossfoot up', or give --url"));
    }

    private static Optional<URI> localUrl(String app) {
        return LocalPlatform.in(Installation.standard().home(), Lifetime.UNTIL_STOPPED).running().stream()
                .filter(server -> server.name().equals(app))
                .map(RunningServer::port)
                .map(port -> URI.create("http://127.0.0.1:" + port))
                .findFirst();
    }
}
