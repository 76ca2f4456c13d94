package io.crossfoot.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholenessTest {

    @TempDir
    private Path folder;

    private Wholeness wholeness;

    @BeforeEach
    void wantLastLine() {
        Source source = ConfigReader.read("last-line: '^END,'", "source", Source.class);
        wholeness = new Wholeness(source, new LinkGuard(folder));
    }

    @Test
    void letsWaitWhatIsGoneOrCannotBeRead() throws IOException {
        // Given
        Path gone = folder.resolve("gone.csv");
        Path unreadable = Files.createDirectory(folder.resolve("unreadable.csv"));
        // When
        boolean goneIsWhole = wholeness.hasLastLine(gone);
        boolean unreadableIsWhole = wholeness.hasLastLine(unreadable);
        // Then
        assertThat(goneIsWhole).isFalse();
        assertThat(unreadableIsWhole).isFalse();
    }
}
