package io.crossfoot.cli;

import io.crossfoot.platform.Lifetime;
import io.crossfoot.platform.LocalPlatform;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code crossfoot down}: stops what {@code up} started. */
@Command(
        name = "down",
        description = "Stop the platform that 'up' started; its data stay.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<String> stopped = LocalPlatform.in(Installation.standard().home(), Lifetime.UNTIL_STOPPED)
                .down();
        spec.commandLine()
                .getOut()
                .println(stopped.isEmpty() ? "Nothing was up" : "Stopped " + String.join(", ", stopped));
        return 0;
    }
}
