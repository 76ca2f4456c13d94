package io.crossfoot.ingest.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * A file in an inbox, as it was when it was looked at. Two are equal only if nothing has happened to the file between.
 *
 * @param bytes its size
 * @param modified when it was last written
 * @param identity what the file system tells files apart by, so that a file put in the place of another is not taken for it
 */
public record ArrivedFile(Path path, long bytes, Instant modified, String identity) {

    /** The file as it is now. */
    public static ArrivedFile of(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new ArrivedFile(
                path,
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                String.valueOf(attributes.fileKey()));
    }

    /** The name without folders. */
    public String name() {
        return path.getFileName().toString();
    }

    /** Whether the file is still there, and still as it was. */
    public boolean isUnchanged() {
        try {
            return equals(of(path));
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "%s (%,d bytes, modified %s)".formatted(path, bytes, modified);
    }
}
