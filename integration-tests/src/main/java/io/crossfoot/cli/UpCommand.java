package io.crossfoot.cli;

import io.crossfoot.platform.AppLaunch;
import io.crossfoot.platform.Lifetime;
import io.crossfoot.platform.LocalPlatform;
import io.crossfoot.platform.Ports;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code crossfoot up}: starts a platform that stays. */
@Command(
        name = "up",
        description = "Start a broker, a registry and the three apps; they stay until 'down', and keep their data.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            description = "First of six ports in a row, where the standard ones are taken.")
    private @Nullable Integer portBase;

    @Override
    public Integer call() {
        Installation installation = Installation.standard();
        Ports ports = portBase == null ? Ports.standard() : Ports.startingAt(portBase);
        LocalPlatform platform = LocalPlatform.in(installation.home(), Lifetime.UNTIL_STOPPED);
        installation.prepare();
        for (String server : platform.up(ports)) {
            say(server + " is up");
        }
        for (AppLaunch app : new LocalApps(installation, platform, ports).launches()) {
            say(app.name() + (platform.start(app) ? " is up" : " was up"));
        }
        say("Feeds: " + installation.feeds());
        say("Next:  ./crossfoot submit FILE --feed FEED");
        return 0;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
