package io.crossfoot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.common.feed.Source;
import io.crossfoot.common.tally.Fingerprint;
import io.crossfoot.ingest.inbox.Arrivals;
import io.crossfoot.ingest.inbox.ArrivedDelivery;
import io.crossfoot.ingest.inbox.ArrivedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Hands a file, or a set of files, in to a feed, and follows the batch that comes of it. */
public final class Submission {

    private static final Set<String> UNDER_WAY = Set.of("receiving", "received", "expected");

    private final Feed feed;
    private final ArrivedDelivery delivery;
    private final String fingerprint;
    private final ReconcileClient client;

    private Submission(Feed feed, ArrivedDelivery delivery, String fingerprint, ReconcileClient client) {
        this.feed = feed;
        this.delivery = delivery;
        this.fingerprint = fingerprint;
        this.client = client;
    }

    /**
     * Checks files and feed before anything is done.
     *
     * @param files one, or all that make the batch
     * @throws CommandFault if a file cannot be read, the feed does not take it, or they make no batch
     */
    public static Submission of(List<Path> files, String feedName, Feeds feeds, ReconcileClient client) {
        Feed feed = feeds.named(feedName).orElseThrow(() -> unknown(feedName, feeds));
        files.forEach(file -> requireTaken(file, feed));
        try {
            ArrivedDelivery delivery = delivery(files, feed);
            List<String> fingerprints = new ArrayList<>();
            for (ArrivedFile file : delivery.files()) {
                fingerprints.add(Fingerprint.of(file.path()));
            }
            return new Submission(feed, delivery, Fingerprint.ofAll(fingerprints), client);
        } catch (IOException e) {
            throw new UncheckedIOException("Files %s cannot be read".formatted(files), e);
        }
    }

    private static void requireTaken(Path file, Feed feed) {
        requireFile(file);
        feed.source().statedSuffixes().forEach(suffix -> requireSidecar(file, suffix));
        Path name = file.getFileName();
        if (!FileSystems.getDefault()
                .getPathMatcher("glob:" + feed.source().files())
                .matches(name)) {
            throw new CommandFault("File '%s': feed '%s' takes files named %s; rename it, or change files in the feed"
                    .formatted(name, feed.name(), feed.source().files()));
        }
    }

    private static ArrivedDelivery delivery(List<Path> files, Feed feed) throws IOException {
        List<ArrivedFile> arrived = new ArrayList<>();
        for (Path file : files) {
            arrived.add(ArrivedFile.of(file));
        }
        Arrivals arrivals = Arrivals.of(arrived, feed.source());
        arrivals.unusable().values().stream().findFirst().ifPresent(reason -> {
            throw new CommandFault(reason);
        });
        arrivals.waiting().stream().findFirst().ifPresent(set -> {
            throw new CommandFault("'%s' is no whole set: %s; hand in all its parts with one command"
                    .formatted(set.delivery(), set.reason()));
        });
        if (arrivals.whole().size() != 1) {
            throw new CommandFault("Feed '%s' takes these %d files for %d batches; hand in each of these by itself"
                    .formatted(feed.name(), files.size(), arrivals.whole().size()));
        }
        return arrivals.whole().get(0);
    }

    /** The batch that holds this very content, if there is one. */
    public Optional<JsonNode> batch() {
        JsonNode found = client.batches(Map.of("feed", feed.name(), "fingerprint", fingerprint))
                .path("batches");
        return Optional.ofNullable(found.get(found.size() - 1));
    }

    /** Puts a copy of each file into the feed's inbox, in one step, so that ingest never sees half of it. */
    public void handIn(Path inbox) {
        for (ArrivedFile file : delivery.files()) {
            if (Files.exists(inbox.resolve(file.name()))) {
                throw new CommandFault("File '%s' waits in the inbox already; ingest has not taken it yet"
                        .formatted(inbox.resolve(file.name())));
            }
        }
        try {
            Files.createDirectories(inbox);
            for (ArrivedFile file : delivery.all()) {
                handIn(file.path(), inbox.resolve(file.name()));
            }
            if (feed.source().doneFile().isPresent()) {
                for (ArrivedFile file : delivery.files()) {
                    tellDone(
                            inbox.resolve(file.name()), feed.source().doneFile().get());
                }
            }
        } catch (IOException e) {
            throw new CommandFault("'%s' cannot be copied to %s: %s".formatted(delivery.name(), inbox, e), e);
        }
    }

    private void handIn(Path file, Path whole) throws IOException {
        copy(file, whole);
        for (String suffix : feed.source().statedSuffixes()) {
            Path sidecar = Source.sidecarOf(file, suffix);
            if (Files.exists(sidecar)) {
                copy(sidecar, Source.sidecarOf(whole, suffix));
            }
        }
    }

    /** The sender is done, whether or not a file says so where this one comes from. */
    private static void tellDone(Path whole, String suffix) throws IOException {
        Files.write(Source.sidecarOf(whole, suffix), new byte[0]);
    }

    private static void copy(Path from, Path to) throws IOException {
        Path part = Files.createTempFile(to.getParent(), ".", ".part");
        Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The batch once it has been judged and, if it is released, all its results are out. */
    public Optional<JsonNode> judged(Duration timeout) {
        return Poll.until(timeout, this::settled);
    }

    /** The batch, if nothing more will happen to it by itself. */
    Optional<JsonNode> settled() {
        return batch().filter(Submission::isSettled);
    }

    String feed() {
        return feed.name();
    }

    /** The names of the files that are handed in. */
    List<String> files() {
        return delivery.files().stream().map(ArrivedFile::name).toList();
    }

    /** Whether nothing more will happen to the batch by itself. */
    public static boolean isSettled(JsonNode batch) {
        String state = batch.path("state").asText();
        return !UNDER_WAY.contains(state)
                && batch.hasNonNull("outcome")
                && (!state.equals("released") || batch.path("published").asBoolean());
    }

    static CommandFault unknown(String feed, Feeds feeds) {
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
