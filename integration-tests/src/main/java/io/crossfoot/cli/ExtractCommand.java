package io.crossfoot.cli;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crossfoot extract}: asks for the rows of a feed that reads from a database, and waits for their verdict. */
@Command(
        name = "extract",
        description = "Ask for an extract of a database and wait for its verdict.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:balanced, unverified or empty",
            "1:out of balance, malformed or incomplete",
            "2:wrong usage, no verdict in time, or the database refuses"
        })
final class ExtractCommand implements Callable<Integer> {

    @Mixin
    private Platform platform;

    @Parameters(paramLabel = "FEED", description = "The feed whose rows are asked for.")
    private String feed;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "The business date, as 2026-11-26; today, unless given.")
    private @Nullable LocalDate date;

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "A parameter of the feed's query other than the business date.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Mixin
    private VerdictWait verdict;

    @Override
    public Integer call() {
        Installation installation = Installation.standard();
        Feeds feeds = Feeds.load(installation.feeds());
        Feed asked = feeds.named(feed).orElseThrow(() -> Submission.unknown(feed, feeds));
        LocalDate day = date != null
                ? date
                : LocalDate.now(asked.source().businessDate().zone());
        ExtractRequestFile request = ExtractRequestFile.of(asked, day, parameters);
        Path inbox = installation.inbox(feed);
        Submission submission = handIn(request, feeds, inbox);
        return verdict.report(submission, () -> request.failed(inbox), platform);
    }

    private Submission handIn(ExtractRequestFile request, Feeds feeds, Path inbox) {
        try {
            Path folder = Files.createTempDirectory("extract");
            Path file = request.write(folder);
            try {
                Submission submission = Submission.of(List.of(file), feed, feeds, platform.client());
                submission.handIn(inbox);
                return submission;
            } finally {
                Files.delete(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the request", e);
        }
    }
}
