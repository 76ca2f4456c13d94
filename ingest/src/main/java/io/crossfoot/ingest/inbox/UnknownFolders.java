package io.crossfoot.ingest.inbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks for folders of the inbox that belong to no feed: files put there would wait for ever. For one thread. */
public final class UnknownFolders {

    private final Path inbox;
    private final Set<String> known;

    /**
     * Looks into this inbox.
     *
     * @param feeds names of the feeds, and so of the folders that are expected
     */
    public UnknownFolders(Path inbox, Collection<String> feeds) {
        this.inbox = inbox;
        this.known = new HashSet<>(feeds);
    }

    /** The names of unknown folders that have not been reported before. */
    public List<String> unreported() throws IOException {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(inbox, Files::isDirectory)) {
            for (Path folder : folders) {
                String name = folder.getFileName().toString();
                if (!name.startsWith(".") && known.add(name)) {
                    found.add(name);
                }
            }
        }
        return found;
    }
}
