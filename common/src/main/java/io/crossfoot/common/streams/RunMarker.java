package io.crossfoot.common.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is there while the app runs. Where it is there before, the last run did not end by itself. */
final class RunMarker {

    private final Path file;

    RunMarker(Path stateFolder, String applicationId) {
        this.file = stateFolder.resolve(applicationId + ".running");
    }

    boolean isLeftBehind() {
        return Files.exists(file);
    }

    void place() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write '%s'; make the state folder writable, or configure another".formatted(file), e);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot remove '%s'; the next start will restore all state".formatted(file), e);
        }
    }
}
