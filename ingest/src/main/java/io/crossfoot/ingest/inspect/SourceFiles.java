package io.crossfoot.ingest.inspect;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Rows;
import io.crossfoot.ingest.format.SourceStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files that somebody names, and says plainly why one cannot be opened. */
public final class SourceFiles {

    private SourceFiles() {}

    /**
     * Opens a file of the feed.
     *
     * @throws UnusableFileException if there is none that can be read, or the feed's records do not stand in files
     */
    static InputStream open(Path file, Feed feed) throws IOException {
        if (feed.format() instanceof Rows rows) {
            throw new UnusableFileException(
                    ("Feed '%s': its records are rows of the database '%s', to which only ingest has a connection; ask for them"
                                    + " with 'crossfoot extract %s'")
                            .formatted(feed.name(), rows.database(), feed.name()));
        }
        return open(file);
    }

    /**
     * Opens the file.
     *
     * @throws UnusableFileException if there is none that can be read
     */
    static InputStream open(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new UnusableFileException("File '%s': there is no such file; check the path".formatted(file));
        }
        if (Files.isDirectory(file)) {
            throw new UnusableFileException("File '%s': is a folder; name one file in it".formatted(file));
        }
        if (!Files.isReadable(file)) {
            throw new UnusableFileException(
                    "File '%s': must not be read by this user; change its permissions".formatted(file));
        }
        return Files.newInputStream(file);
    }

    /**
     * Opens the file, and unwraps it if it is compressed.
     *
     * @throws UnusableFileException if there is none that can be read
     */
    public static InputStream unpacked(Path file) throws IOException {
        return SourceStream.open(open(file));
    }

    /** The first bytes of the file, unwrapped if it is compressed; fewer if there are no more. */
    public static byte[] head(Path file, int length) throws IOException {
        try (InputStream in = unpacked(file)) {
            return in.readNBytes(length);
        }
    }
}
