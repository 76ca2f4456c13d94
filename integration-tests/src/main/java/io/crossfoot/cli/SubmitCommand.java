package io.crossfoot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfoot.common.feed.Feeds;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crossfoot submit}: hands in a file, or the files of one batch, and waits for the verdict. */
@Command(
        name = "submit",
        description =
                "Hand in a file, or all files of one batch, and wait for the verdict; tells how far a large one is.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:balanced, unverified or empty",
            "1:out of balance, malformed or incomplete",
            "2:wrong usage, or no verdict in time"
        })
final class SubmitCommand implements Callable<Integer> {

    @Mixin
    private Platform platform;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "The file; several, where the feed says that they are the parts of one batch.")
    private List<Path> files;

    @Option(names = "--feed", required = true, paramLabel = "FEED", description = "The feed it belongs to.")
    private String feed;

    @Mixin
    private VerdictWait verdict;

    @Override
    public Integer call() {
        Installation installation = Installation.standard();
        Submission submission = Submission.of(files, feed, Feeds.load(installation.feeds()), platform.client());
        Optional<JsonNode> before = submission.batch();
        if (before.isPresent()) {
            platform.remark("This content was received before, as %s; it is not sent again"
                    .formatted(before.get().path("batch").asText()));
        } else {
            submission.handIn(installation.inbox(feed));
        }
        return verdict.report(submission, Optional::empty, platform);
    }
}
