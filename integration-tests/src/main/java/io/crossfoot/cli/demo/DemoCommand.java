package io.crossfoot.cli.demo;

import io.crossfoot.cli.Installation;
import io.crossfoot.platform.Lifetime;
import io.crossfoot.platform.Ports;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code crossfoot demo}. */
@Command(
        name = "demo",
        description = "Start everything, hand in four sample batches, show what becomes of them, and stop everything.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every batch ended as it must", "1:one did not", "2:the platform did not start"})
public final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--keep", description = "Leave the platform up, as 'up' does.")
    private boolean keep;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (keep) {
            boolean asExpected = new Demo(Installation.standard(), Ports.standard(), Lifetime.UNTIL_STOPPED, out).run();
            out.println("The platform stays up: try './crossfoot batches', and './crossfoot down' in the end");
            return asExpected ? 0 : 1;
        }
        Installation passing = Installation.at(".crossfoot/demo");
        Folders.delete(passing.home());
        Demo demo = new Demo(passing, Ports.anyFree(), Lifetime.OF_THIS_JVM, out);
        try {
            return demo.run() ? 0 : 1;
        } finally {
            demo.stop();
        }
    }
}
