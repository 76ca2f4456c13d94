package io.crossfoot.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRatesTest {

    @Test
    void readsAFileThatEndsWithinABlock(@TempDir Path folder) throws IOException {
        // Given
        Path file = Files.write(folder.resolve("file"), new byte[5_000_001]);
        // When
        FileRates rates = FileRates.of(file);
        // Then
        assertThat(rates.disk()).isNotNegative();
        assertThat(rates.cache()).isPositive();
        assertThat(rates.xxh3()).isPositive();
        assertThat(rates.sha256()).isPositive();
    }
}
