package io.crossfoot.cli;

import io.crossfoot.cli.demo.DemoCommand;
import io.crossfoot.common.config.ConfigException;
import io.crossfoot.platform.PlatformException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code crossfoot}: the command and its subcommands. */
@Command(
        name = "crossfoot",
        description = "End-of-day batches on Kafka, and the proof of them.",
        mixinStandardHelpOptions = true,
        version = "crossfoot 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            SubmitCommand.class,
            ExtractCommand.class,
            BatchesCommand.class,
            ShowCommand.class,
            DecisionCommand.Hold.class,
            DecisionCommand.Release.class,
            DecisionCommand.Reject.class,
            InspectCommand.class,
            FeedCommand.class,
            CommandLine.HelpCommand.class
        })
public final class CrossfootCommand {

    private CrossfootCommand() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** What a command line returns: 0 done, 1 a batch that does not balance, 2 wrong usage or a fault. */
    static int run(String... arguments) {
        return new CommandLine(new CrossfootCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((fault, command, parsed) -> complain(fault, command))
                .execute(arguments);
    }

    private static int complain(Exception fault, CommandLine command) throws Exception {
        if (fault instanceof CommandFault || fault instanceof ConfigException || fault instanceof PlatformException) {
            command.getErr().println("crossfoot: " + fault.getMessage());
            return ExitCode.USAGE;
        }
        throw fault;
    }
}
