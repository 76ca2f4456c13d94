package io.crossfoot.ingest.inbox;

import io.crossfoot.common.feed.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a file is whole by what its feed wants to see: what stands beside it, and its last line. Tells once of each file
 * what it waits for. For one thread.
 */
final class Wholeness {

    private static final Logger log = LoggerFactory.getLogger(Wholeness.class);

    private final List<String> sidecars;
    private final Optional<Pattern> lastLine;
    private final LinkGuard links;
    private final Set<Path> waiting = new HashSet<>();

    Wholeness(Source source, LinkGuard links) {
        this.sidecars = source.sidecarSuffixes();
        this.lastLine = source.lastLine();
        this.links = links;
    }

    /** Whether all is there that must stand beside the file. */
    boolean hasSidecars(Path file) throws IOException {
        List<Path> missing = missingSidecars(file);
        if (!missing.isEmpty() && waiting.add(file)) {
            log.atInfo()
                    .addKeyValue("file", file)
                    .addKeyValue("for", missing)
                    .log("The file waits for what has to stand beside it");
        }
        return missing.isEmpty();
    }

    private List<Path> missingSidecars(Path file) throws IOException {
        List<Path> missing = new ArrayList<>();
        for (String suffix : sidecars) {
            Path sidecar = Source.sidecarOf(file, suffix);
            if (!Files.exists(sidecar) || !links.admits(sidecar)) {
                missing.add(sidecar);
            }
        }
        return missing;
    }

    /** Whether the file ends as the feed says; one that cannot be read does not. */
    boolean hasLastLine(Path file) {
        return lastLine.map(pattern -> hasLastLine(file, pattern)).orElse(true);
    }

    private boolean hasLastLine(Path file, Pattern pattern) {
        try {
            boolean there = LastLine.fits(file, pattern);
            if (!there && waiting.add(file)) {
                log.atInfo()
                        .addKeyValue("file", file)
                        .addKeyValue("for", pattern)
                        .log("The file waits for its last line");
            }
            return there;
        } catch (NoSuchFileException gone) {
            log.debug("{} has gone before its last line was looked at", file);
        } catch (IOException e) {
            tellUnreadable(file, e);
        }
        return false;
    }

    private void tellUnreadable(Path file, IOException reason) {
        if (waiting.add(file)) {
            log.atWarn()
                    .addKeyValue("file", file)
                    .addKeyValue("reason", reason.toString())
                    .log("The file waits, as its last line cannot be read; check its permissions");
        }
    }

    /** The file has left the inbox: another of its name will be told of again. */
    void forget(Path file) {
        waiting.remove(file);
    }
}
