package io.crossfoot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** What commands share that hand something in: whether and how long they wait for its verdict. */
final class VerdictWait {

    private static final Set<String> GOOD = Set.of("balanced", "unverified", "empty");

    @Option(names = "--no-wait", description = "Do not wait for the verdict.")
    private boolean noWait;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "How long to wait for the verdict (default: ${DEFAULT-VALUE}).")
    private long timeout;

    /**
     * Waits, shows the batch, and gives the command's exit code.
     *
     * @param failed where ingest has put what it could not deliver, once it has
     */
    int report(Submission submission, Supplier<Optional<Path>> failed, Platform platform) {
        if (noWait) {
            return 0;
        }
        ProgressTeller progress = new ProgressTeller(
                submission.feed(),
                Set.copyOf(submission.files()),
                platform::deliveries,
                platform::remark,
                System::nanoTime);
        JsonNode batch = Poll.until(Duration.ofSeconds(timeout), () -> {
                    progress.run();
                    failed.get().ifPresent(place -> {
                        throw new CommandFault(
                                "Ingest could not deliver it, and has put it into %s; its log in %s says why"
                                        .formatted(place, logs()));
                    });
                    return submission.settled();
                })
                .orElseThrow(() -> new CommandFault(
                        "No verdict on %s after %d s; 'crossfoot batches' shows how far it has come, the logs stand in %s"
                                .formatted(submission.files(), timeout, logs())));
        platform.print(batch, BatchText::page);
        return GOOD.contains(batch.path("outcome").asText()) ? 0 : 1;
    }

    private static Path logs() {
        return Installation.standard().home().resolve("logs");
    }
}
