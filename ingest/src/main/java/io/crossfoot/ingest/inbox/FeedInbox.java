package io.crossfoot.ingest.inbox;

import io.crossfoot.common.feed.Manifest;
import io.crossfoot.common.feed.Source;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which the files of one feed arrive.
 *
 * <p>Files still being written should have a name that begins with a dot or ends in {@code .tmp} or {@code .part}, and
 * be renamed when they are whole. Those that are not are at least left alone for as long as they grow between two
 * looks at the folder, or for longer where the feed says so. Where files have sidecars, such as one with the checksum or one that
 * says that the file is whole, each is taken when they are there. For one thread.
 */
public final class FeedInbox {

    private static final Logger log = LoggerFactory.getLogger(FeedInbox.class);

    private static final String DONE = ".done";
    private static final String FAILED = ".failed";
    private static final List<String> UNFINISHED = List.of(".tmp", ".part");
    private static final Comparator<ArrivedFile> OLDEST_FIRST =
            Comparator.comparing(ArrivedFile::modified).thenComparing(ArrivedFile::name);

    private final Path folder;
    private final Source source;
    private final PathMatcher wanted;
    private final List<String> notTaken;
    private final LinkGuard links;
    private final Wholeness wholeness;
    private final InstantSource clock;
    private Map<ArrivedFile, Instant> lastLook = Map.of();

    /** The inbox in this folder, for files as the source describes them. */
    public FeedInbox(Path folder, Source source, InstantSource clock) {
        this.folder = folder;
        this.source = source;
        this.wanted = FileSystems.getDefault().getPathMatcher("glob:" + source.files());
        this.notTaken = notTaken(source);
        this.links = new LinkGuard(folder);
        this.wholeness = new Wholeness(source, links);
        this.clock = clock;
    }

    /** What the names of files end in that are unfinished, or only say something of others. */
    private static List<String> notTaken(Source source) {
        return Stream.of(
                        UNFINISHED.stream(),
                        source.sidecarSuffixes().stream(),
                        source.deliveryManifest().map(Manifest::suffix).stream())
                .flatMap(suffixes -> suffixes)
                .toList();
    }

    /** Makes the folder and those for the files that are dealt with, where they are missing. */
    public void create() throws IOException {
        Files.createDirectories(folder.resolve(DONE));
        Files.createDirectories(folder.resolve(FAILED));
    }

    /**
     * The files that can be taken, oldest first: those that look as they did the last time this was asked, and for as long as
     * the feed wants.
     *
     * @throws IOException if the folder cannot be listed
     */
    public List<ArrivedFile> arrived() throws IOException {
        Instant now = clock.instant();
        Map<ArrivedFile, Instant> seen = new HashMap<>();
        for (ArrivedFile file : look()) {
            seen.put(file, lastLook.getOrDefault(file, now));
        }
        List<ArrivedFile> settled = seen.entrySet().stream()
                .filter(file -> lastLook.containsKey(file.getKey())
                        && !file.getValue().plus(source.unchangedFor()).isAfter(now))
                .map(Map.Entry::getKey)
                .filter(file -> wholeness.hasLastLine(file.path()))
                .sorted(OLDEST_FIRST)
                .toList();
        lastLook = seen;
        return settled;
    }

    /** Whether a file of this name is there, whether or not it can be taken yet. */
    public boolean holds(String name) {
        return Files.exists(folder.resolve(name));
    }

    /** The file of this name as it is now, whether or not it can be taken yet. */
    public ArrivedFile file(String name) throws IOException {
        return ArrivedFile.of(folder.resolve(name));
    }

    private List<ArrivedFile> look() throws IOException {
        List<ArrivedFile> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, this::isWanted)) {
            for (Path entry : entries) {
                addIfReadable(entry, files);
            }
        }
        return files;
    }

    private void addIfReadable(Path entry, List<ArrivedFile> files) throws IOException {
        try {
            if (Files.isRegularFile(entry) && links.admits(entry) && wholeness.hasSidecars(entry)) {
                files.add(ArrivedFile.of(entry));
            }
        } catch (NoSuchFileException taken) {
            log.debug("{} has gone since the folder was listed", entry);
        }
    }

    private boolean isWanted(Path entry) {
        String name = entry.getFileName().toString();
        return !name.startsWith(".")
                && wanted.matches(entry.getFileName())
                && notTaken.stream().noneMatch(name::endsWith);
    }

    /**
     * Puts away a file that has been delivered.
     *
     * @return where it is now
     */
    public Path putDone(ArrivedFile file) throws IOException {
        return move(file, folder.resolve(DONE));
    }

    /**
     * Puts away a file that cannot be delivered, for an operator to look at.
     *
     * @return where it is now
     */
    public Path putFailed(ArrivedFile file) throws IOException {
        return move(file, folder.resolve(FAILED));
    }

    /** The file keeps its name; where that is taken, a number is added. */
    private Path move(ArrivedFile file, Path target) throws IOException {
        wholeness.forget(file.path());
        for (int number = 0; ; number++) {
            try {
                Path moved =
                        Files.move(file.path(), target.resolve(number == 0 ? file.name() : file.name() + '.' + number));
                moveSidecars(file, moved);
                return moved;
            } catch (FileAlreadyExistsException taken) {
                log.debug("{} is taken", taken.getFile());
            }
        }
    }

    private void moveSidecars(ArrivedFile file, Path moved) throws IOException {
        for (String suffix : source.sidecarSuffixes()) {
            Path sidecar = Source.sidecarOf(file.path(), suffix);
            if (Files.exists(sidecar)) {
                Files.move(sidecar, Source.sidecarOf(moved, suffix), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
