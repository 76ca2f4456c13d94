package io.crossfoot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfoot.common.feed.Feeds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crossfoot submit}: hands in a file and waits for its verdict. */
@Command(
        name = "submit",
        description = "Hand in a file and wait for its verdict.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:balanced, unverified or empty",
            "1:out of balance, malformed or incomplete",
            "2:wrong usage, or no verdict in time"
        })
final class SubmitCommand implements Callable<Integer> {

    private static final Set<String> GOOD = Set.of("balanced", "unverified", "empty");

    @Mixin
    private Platform platform;

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file;

    @Option(names = "--feed", required = true, paramLabel = "FEED", description = "The feed it belongs to.")
    private String feed;

    @Option(names = "--no-wait", description = "Do not wait for the verdict.")
    private boolean noWait;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "How long to wait for the verdict (default: ${DEFAULT-VALUE}).")
    private long timeout;

    @Override
    public Integer call() {
        Installation installation = Installation.standard();
        Submission submission = Submission.of(file, feed, Feeds.load(installation.feeds()), platform.client());
        Optional<JsonNode> before = submission.batch();
        if (before.isPresent()) {
            platform.remark("This content was received before, as %s; it is not sent again"
                    .formatted(before.get().path("batch").asText()));
        } else {
            submission.handIn(installation.inbox(feed));
        }
        return noWait ? 0 : report(submission);
    }

    private int report(Submission submission) {
        JsonNode batch = submission
                .judged(Duration.ofSeconds(timeout))
                .orElseThrow(() -> new CommandFault(
                        "No verdict on '%s' after %d s; 'crossfoot batches' shows how far it has come, the logs stand in %s"
                                .formatted(
                                        file,
                                        timeout,
                                        Installation.standard().home().resolve("logs"))));
        platform.print(batch, BatchText::page);
        return GOOD.contains(batch.path("outcome").asText()) ? 0 : 1;
    }
}
