package io.crossfoot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfoot.platform.Lifetime;
import io.crossfoot.platform.LocalPlatform;
import io.crossfoot.platform.RunningServer;
import java.net.URI;
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
        return LocalPlatform.in(Installation.standard().home(), Lifetime.UNTIL_STOPPED).running().stream()
                .filter(server -> server.name().equals("reconcile"))
                .map(RunningServer::port)
                .map(port -> URI.create("http://127.0.0.1:" + port))
                .findFirst()
                .orElseThrow(() -> new CommandFault("No platform is up; start one with 'crossfoot up', or give --url"));
    }
}
