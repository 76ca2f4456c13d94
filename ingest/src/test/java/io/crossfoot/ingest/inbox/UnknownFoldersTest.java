package io.crossfoot.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnknownFoldersTest {

    @TempDir
    private Path inbox;

    @Test
    void reportsFolderOfNoFeedOnce() throws IOException {
        // Given
        Files.createDirectory(inbox.resolve("orders"));
        Files.createDirectory(inbox.resolve("odrers"));
        Files.createDirectory(inbox.resolve(".trash"));
        Files.createFile(inbox.resolve("file"));
        UnknownFolders unknown = new UnknownFolders(inbox, List.of("orders"));
        // When
        List<String> first = unknown.unreported();
        List<String> second = unknown.unreported();
        // Then
        assertThat(first).containsExactly("odrers");
        assertThat(second).isEmpty();
    }
}
