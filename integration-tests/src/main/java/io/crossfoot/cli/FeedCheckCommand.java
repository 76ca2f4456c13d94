package io.crossfoot.cli;

import io.crossfoot.common.config.ConfigException;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.inspect.FeedText;
import io.crossfoot.ingest.inspect.Inspection;
import io.crossfoot.ingest.inspect.SentRecord;
import io.crossfoot.ingest.inspect.UnusableFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code crossfoot feed check}: says what is wrong with a description, and shows what comes of it. */
@Command(
        name = "check",
        description = "Say what is wrong with a feed's YAML, or what comes of it; with a sample, of its records.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:in order, and the sample may pass",
            "1:the description is wrong, or the sample does not fit it or does not balance",
            "2:wrong usage"
        })
final class FeedCheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The feed's YAML file.")
    private Path description;

    @Option(
            names = "--sample",
            paramLabel = "DATA",
            description = "One of the feed's files; compressed ones are unpacked.")
    private @Nullable Path sample;

    @Option(
            names = "--records",
            paramLabel = "NUMBER",
            showDefaultValue = picocli.CommandLine.Help.Visibility.ALWAYS,
            description = "How many of the sample's records to show as they would be sent.")
    private int records = 5;

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(description)) {
            throw new CommandFault("File '%s': there is no such file; check the path".formatted(description));
        }
        try {
            Feed feed = ConfigReader.read(description, Feed.class);
            out().print(FeedText.of(feed));
            int exitCode = sample == null ? ExitCode.OK : check(feed, sample);
            out().flush();
            return exitCode;
        } catch (ConfigException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.SOFTWARE;
        }
    }

    private int check(Feed feed, Path data) throws IOException {
        try {
            List<SentRecord> first = SentRecord.firstOf(data, feed, records);
            Inspection inspection = Inspection.of(data, feed);
            out().println();
            out().print(FeedText.of(first));
            out().println();
            out().print(inspection.toText());
            boolean rejects = inspection.report().rejected().getRecords() > 0;
            return rejects ? ExitCode.SOFTWARE : inspection.exitCode();
        } catch (UnusableFileException e) {
            throw new CommandFault(String.valueOf(e.getMessage()), e);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
