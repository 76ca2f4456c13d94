package io.crossfoot.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One platform on this machine: where its feeds, inboxes, settings and data stand.
 *
 * <pre>
 * home/feeds/          the feeds' descriptions: copies of the samples at first, yours to change and to add to
 * home/databases.yaml  the databases that feeds read from, if any: what ingest's settings have under that name
 * home/inbox/FEED/     where files are handed in
 * home/conf/           the apps' settings, written anew at each start
 * home/state/          the apps' state
 * </pre>
 *
 * @param root where Crossfoot was built
 * @param home where this platform keeps everything
 */
public record Installation(Path root, Path home) {

    /** The platform of {@code up}, {@code down} and {@code submit}. */
    public static Installation standard() {
        return at(".crossfoot");
    }

    /** A platform of its own in a folder below the one where Crossfoot was built; the launcher says where that is. */
    public static Installation at(String folder) {
        Path root = Path.of(System.getProperty("crossfoot.root", "")).toAbsolutePath();
        return new Installation(root, root.resolve(folder));
    }

    public Path feeds() {
        return home.resolve("feeds");
    }

    public Path sampleFeeds() {
        return distribution("ingest").resolve("conf/feeds");
    }

    public Path inbox(String feed) {
        return home.resolve("inbox").resolve(feed);
    }

    /** May be missing. */
    Path databases() {
        return home.resolve("databases.yaml");
    }

    public Path settings(String app) {
        return home.resolve("conf").resolve(app + ".yaml");
    }

    public Path distribution(String app) {
        return root.resolve(app).resolve("target/dist").resolve(app);
    }

    /** Makes the folders, and copies those sample feeds that are not there yet. */
    public void prepare() {
        try {
            for (Path folder : List.of(feeds(), home.resolve("inbox"), home.resolve("conf"), home.resolve("state"))) {
                Files.createDirectories(folder);
            }
            try (Stream<Path> samples = Files.list(sampleFeeds())) {
                for (Path sample : samples.toList()) {
                    copyIfAbsent(sample, feeds().resolve(sample.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare " + home, e);
        }
    }

    private static void copyIfAbsent(Path from, Path to) throws IOException {
        try {
            Files.copy(from, to);
        } catch (FileAlreadyExistsException alreadyThere) {
            // The user's own version counts.
        }
    }
}
