package io.crossfoot.cli;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.ingest.inspect.FeedChoice;
import io.crossfoot.ingest.inspect.Inspection;
import io.crossfoot.ingest.inspect.UnusableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code crossfoot inspect}: looks into a file, without Kafka. */
@Command(
        name = "inspect",
        description = "Read a file without Kafka: what it states, what it holds, and the verdict.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:balanced, unverified or empty", "1:out of balance or malformed", "2:wrong usage"})
final class InspectCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file; compressed ones are unpacked.")
    private Path file;

    @ArgGroup
    private @Nullable Description description;

    @Option(
            names = "--feeds",
            paramLabel = "FOLDER",
            description =
                    "Where the feeds' descriptions are; those of the local platform, or the samples, unless given.")
    private @Nullable Path feeds;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** How the file is described; by its look, if not at all. */
    static final class Description {

        @Option(names = "--feed", paramLabel = "FEED", description = "The feed it belongs to, or a feed's YAML file.")
        private @Nullable String feed;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                description =
                        "Its format: nacha, iso20022, bai2, mt940, edi, avro, parquet, json-lines, delimited or fixed.")
        private @Nullable String format;
    }

    @Override
    public Integer call() throws IOException {
        try {
            Inspection inspection = Inspection.of(file, feed());
            spec.commandLine()
                    .getOut()
                    .print(json ? inspection.toJson() + System.lineSeparator() : inspection.toText());
            spec.commandLine().getOut().flush();
            return inspection.exitCode();
        } catch (UnusableFileException e) {
            throw new CommandFault(String.valueOf(e.getMessage()), e);
        }
    }

    private Feed feed() throws IOException {
        String named = description == null ? null : description.feed;
        if (named != null && named.matches(".*\\.ya?ml")) {
            return ConfigReader.read(Path.of(named), Feed.class);
        }
        FeedChoice choice = new FeedChoice(Feeds.load(feedsFolder()));
        if (named != null) {
            return choice.named(named);
        }
        String format = description == null ? null : description.format;
        return format == null ? choice.byLook(file) : choice.ofFormat(format, file);
    }

    private Path feedsFolder() {
        if (feeds != null) {
            return feeds;
        }
        Installation installation = Installation.standard();
        return Files.isDirectory(installation.feeds()) ? installation.feeds() : installation.sampleFeeds();
    }
}
