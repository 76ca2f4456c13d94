package io.crossfoot.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.tally.Fingerprint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintedStreamTest {

    @TempDir
    private Path folder;

    @Test
    void givesTheFingerprintOfTheFileHoweverItIsRead() throws IOException {
        // Given
        byte[] content = new byte[300_000];
        new Random(1).nextBytes(content);
        Path file = Files.write(folder.resolve("file"), content);
        FingerprintedStream stream = new FingerprintedStream(Files.newInputStream(file));
        assertThat(stream.read()).isEqualTo(content[0] & 0xff);
        assertThat(stream.skip(100)).isPositive();
        assertThat(stream.read(new byte[5_000], 10, 1_000)).isPositive();
        // When
        String fingerprint = stream.finish();
        // Then
        assertThat(fingerprint).isEqualTo(Fingerprint.of(file));
        assertThat(stream.bytes()).isEqualTo(content.length);
    }

    @Test
    void countsWhatHasBeenReadOfTheFile() throws IOException {
        // Given
        FingerprintedStream stream = new FingerprintedStream(new ByteArrayInputStream(new byte[5_000]));
        // When
        stream.read();
        stream.readNBytes(99);
        stream.skipNBytes(900);
        // Then
        assertThat(stream.bytes()).isEqualTo(1_000);
    }

    @Test
    void tellsOneAlteredByte() throws IOException {
        // Given
        byte[] content = new byte[100];
        Path file = Files.write(folder.resolve("file"), content);
        content[99] = 1;
        // When
        String fingerprint = new FingerprintedStream(new ByteArrayInputStream(content)).finish();
        // Then
        assertThat(fingerprint).isNotEqualTo(Fingerprint.of(file));
    }
}
