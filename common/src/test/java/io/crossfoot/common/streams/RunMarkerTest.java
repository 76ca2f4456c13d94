package io.crossfoot.common.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMarkerTest {

    @TempDir
    private Path folder;

    @Test
    void isLeftBehindByARunThatDidNotEnd() {
        // Given
        new RunMarker(folder, "audit").place();

        // When / Then
        assertThat(new RunMarker(folder, "audit").isLeftBehind()).isTrue();
        assertThat(new RunMarker(folder, "other").isLeftBehind()).isFalse();
    }

    @Test
    void isGoneAfterARunThatEnded() {
        // Given
        RunMarker marker = new RunMarker(folder.resolve("not/there/yet"), "audit");
        marker.place();

        // When
        marker.remove();

        // Then
        assertThat(marker.isLeftBehind()).isFalse();
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("file"), "");

        // When / Then
        assertThatThrownBy(() -> new RunMarker(file, "audit").place())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("audit.running")
                .hasMessageContaining("make the state folder writable");
    }
}
