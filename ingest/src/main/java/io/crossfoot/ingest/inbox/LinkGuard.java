package io.crossfoot.ingest.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps links in a folder from having any file of this machine sent: each must lead to a file of this very folder. Tells once
 * of each that does not. For one thread.
 */
final class LinkGuard {

    private static final Logger log = LoggerFactory.getLogger(LinkGuard.class);

    private final Path folder;
    private final Set<Path> refused = new HashSet<>();

    LinkGuard(Path folder) {
        this.folder = folder;
    }

    /** Whether this entry of the folder stays inside it. */
    boolean admits(Path entry) throws IOException {
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
}
