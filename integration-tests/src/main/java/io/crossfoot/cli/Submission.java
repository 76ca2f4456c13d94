package io.crossfoot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.common.feed.Source;
import io.crossfoot.common.tally.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Hands a file in to a feed, and follows the batch that comes of it. */
public final class Submission {

    private static final Set<String> UNDER_WAY = Set.of("receiving", "received", "expected");

    private final Feed feed;
    private final Path file;
    private final String fingerprint;
    private final ReconcileClient client;

    private Submission(Feed feed, Path file, String fingerprint, ReconcileClient client) {
        this.feed = feed;
        this.file = file;
        this.fingerprint = fingerprint;
        this.client = client;
    }

    /**
     * Checks file and feed before anything is done.
     *
     * @throws CommandFault if the file cannot be read or the feed does not take it
     */
    public static Submission of(Path file, String feedName, Feeds feeds, ReconcileClient client) {
        Feed feed = feeds.named(feedName).orElseThrow(() -> unknown(feedName, feeds));
        requireFile(file);
        feed.source().sidecarSuffixes().forEach(suffix -> requireSidecar(file, suffix));
        Path name = file.getFileName();
        if (!FileSystems.getDefault()
                .getPathMatcher("glob:" + feed.source().files())
                .matches(name)) {
            throw new CommandFault("File '%s': feed '%s' takes files named %s; rename it, or change files in the feed"
                    .formatted(name, feed.name(), feed.source().files()));
        }
        try {
            return new Submission(feed, file, Fingerprint.of(file), client);
        } catch (IOException e) {
            throw new UncheckedIOException("File '%s' cannot be read".formatted(file), e);
        }
    }

    /** The batch that holds this very content, if there is one. */
    public Optional<JsonNode> batch() {
        JsonNode found = client.batches(Map.of("feed", feed.name(), "fingerprint", fingerprint))
                .path("batches");
        return Optional.ofNullable(found.get(found.size() - 1));
    }

    /** Puts a copy into the feed's inbox, in one step, so that ingest never sees half of it. */
    public void handIn(Path inbox) {
        Path whole = inbox.resolve(file.getFileName().toString());
        if (Files.exists(whole)) {
            throw new CommandFault(
                    "File '%s' waits in the inbox already; ingest has not taken it yet".formatted(whole));
        }
        try {
            Files.createDirectories(inbox);
            copy(file, whole);
            for (String suffix : feed.source().sidecarSuffixes()) {
                copy(Source.sidecarOf(file, suffix), Source.sidecarOf(whole, suffix));
            }
        } catch (IOException e) {
            throw new CommandFault("File '%s' cannot be copied to %s: %s".formatted(file, inbox, e), e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Path part = Files.createTempFile(to.getParent(), ".", ".part");
        Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The batch once it has been judged and, if it is released, all its results are out. */
    public Optional<JsonNode> judged(Duration timeout) {
        return Poll.until(timeout, () -> batch().filter(Submission::isSettled));
    }

    /** Whether nothing more will happen to the batch by itself. */
    public static boolean isSettled(JsonNode batch) {
        String state = batch.path("state").asText();
        return !UNDER_WAY.contains(state)
                && batch.hasNonNull("outcome")
                && (!state.equals("released") || batch.path("published").asBoolean());
    }

    private static CommandFault unknown(String feed, Feeds feeds) {
        return new CommandFault(
                "There is no feed '%s' (%s); describe a new one in a YAML file of the feeds folder, then run 'crossfoot down' and 'crossfoot up'"
                        .formatted(feed, feeds.suggest(feed)));
    }

    private static void requireSidecar(Path file, String suffix) {
        Path sidecar = Source.sidecarOf(file, suffix);
        if (!Files.isRegularFile(sidecar)) {
            throw new CommandFault("File '%s' has no '%s' beside it, and the feed says that it must"
                    .formatted(file, sidecar.getFileName()));
        }
    }

    private static void requireFile(Path file) {
        if (!Files.exists(file)) {
            throw new CommandFault("File '%s' does not exist; give the path of a file".formatted(file));
        }
        if (!Files.isRegularFile(file)) {
            throw new CommandFault("'%s' is a directory or a device; give the path of a file".formatted(file));
        }
        if (!Files.isReadable(file)) {
            throw new CommandFault("File '%s' cannot be read; check its permissions".formatted(file));
        }
    }
}
