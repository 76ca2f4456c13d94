package io.crossfoot.ingest.inbox;

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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
    private static final Set<String> UNFINISHED = Set.of(".tmp", ".part");
    private static final Comparator<ArrivedFile> OLDEST_FIRST =
            Comparator.comparing(ArrivedFile::modified).thenComparing(ArrivedFile::name);

    private final Path folder;
    private final PathMatcher wanted;
    private final List<String> sidecars;
    private final Optional<String> manifest;
    private final Duration unchangedFor;
    private final Optional<Pattern> lastLine;
    private final InstantSource clock;
    private final Set<Path> refused = new HashSet<>();
    private final Set<Path> waiting = new HashSet<>();
    private Map<ArrivedFile, Instant> lastLook = Map.of();

    /**
     * The inbox in this folder.
     *
     * @param files which files are taken: a glob on the name
     * @param sidecars what the names of the files that belong to each have behind its own
     * @param manifest what the name of the file that belongs to several of them has at its end; such a file is left to them
     */
    public FeedInbox(Path folder, String files, List<String> sidecars, Optional<String> manifest) {
        this(folder, files, sidecars, manifest, Duration.ZERO, Optional.empty(), InstantSource.system());
    }

    /**
     * The inbox in this folder.
     *
     * @param unchangedFor how long a file must have been seen as it is before it is taken
     * @param lastLine what its last line must look like
     */
    public FeedInbox(
            Path folder,
            String files,
            List<String> sidecars,
            Optional<String> manifest,
            Duration unchangedFor,
            Optional<Pattern> lastLine,
            InstantSource clock) {
        this.folder = folder;
        this.wanted = FileSystems.getDefault().getPathMatcher("glob:" + files);
        this.sidecars = List.copyOf(sidecars);
        this.manifest = manifest;
        this.unchangedFor = unchangedFor;
        this.lastLine = lastLine;
        this.clock = clock;
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
                        && !file.getValue().plus(unchangedFor).isAfter(now))
                .map(Map.Entry::getKey)
                .filter(this::hasLastLine)
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
            if (Files.isRegularFile(entry) && staysInside(entry) && hasSidecars(entry)) {
                files.add(ArrivedFile.of(entry));
            }
        } catch (NoSuchFileException taken) {
            log.debug("{} has gone since the folder was listed", entry);
        }
    }

    private boolean isWanted(Path entry) {
        String name = entry.getFileName().toString();
        return !name.startsWith(".")
                && UNFINISHED.stream().noneMatch(name::endsWith)
                && wanted.matches(entry.getFileName())
                && sidecars.stream().noneMatch(name::endsWith)
                && manifest.filter(name::endsWith).isEmpty();
    }

    private boolean hasLastLine(ArrivedFile file) {
        try {
            boolean there = lastLine.isEmpty() || LastLine.fits(file.path(), lastLine.get());
            if (!there && waiting.add(file.path())) {
                log.atInfo()
                        .addKeyValue("file", file.path())
                        .addKeyValue("for", lastLine.get())
                        .log("The file waits for its last line");
            }
            return there;
        } catch (IOException gone) {
            log.debug("{} cannot be read to its end", file, gone);
            return false;
        }
    }

    private boolean hasSidecars(Path entry) throws IOException {
        List<Path> missing = new ArrayList<>();
        for (String suffix : sidecars) {
            Path sidecar = Source.sidecarOf(entry, suffix);
            if (!Files.exists(sidecar) || !staysInside(sidecar)) {
                missing.add(sidecar);
            }
        }
        if (!missing.isEmpty() && waiting.add(entry)) {
            log.atInfo()
                    .addKeyValue("file", entry)
                    .addKeyValue("for", missing)
                    .log("The file waits for what has to stand beside it");
        }
        return missing.isEmpty();
    }

    /** A link could have any file of this machine sent, so it must lead to one of this very folder. */
    private boolean staysInside(Path entry) throws IOException {
        if (!Files.isSymbolicLink(entry) || entry.toRealPath().startsWith(folder.toRealPath())) {
            return true;
        }
        if (refused.add(entry)) {
            log.atWarn()
                    .addKeyValue("file", entry)
                    .log("A link that leads out of the inbox is not followed; put the file itself there");
        }
        return false;
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
        waiting.remove(file.path());
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
        for (String suffix : sidecars) {
            Path sidecar = Source.sidecarOf(file.path(), suffix);
            if (Files.exists(sidecar)) {
                Files.move(sidecar, Source.sidecarOf(moved, suffix), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
