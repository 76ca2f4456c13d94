package io.crossfoot.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class SourceStreamTest {

    @Test
    void passesPlainBytesAsTheyAre() throws IOException {
        // Given
        byte[] plain = "plain".getBytes(StandardCharsets.UTF_8);

        // When
        byte[] read = read(plain);

        // Then
        assertThat(read).isEqualTo(plain);
        assertThat(read(new byte[0])).isEmpty();
        assertThat(read(new byte[] {0x1f})).containsExactly(0x1f);
    }

    @Test
    void unwrapsSeveralGzipMembersInOneFile() throws IOException {
        // Given
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(zipped("one\n".getBytes(StandardCharsets.UTF_8)));
        file.writeBytes(zipped("two\n".getBytes(StandardCharsets.UTF_8)));

        // When
        byte[] read = read(file.toByteArray());

        // Then
        assertThat(read).asString(StandardCharsets.UTF_8).isEqualTo("one\ntwo\n");
    }

    @Test
    void saysThatAZippedFileBreaksOff() throws IOException {
        // Given
        byte[] zipped = zipped(new byte[100_000]);

        // When // Then
        assertThatThrownBy(() -> read(Arrays.copyOf(zipped, zipped.length - 20)))
                .isInstanceOf(BrokenSourceException.class)
                .hasMessageContaining("breaks off");
    }

    @Test
    void saysThatAZippedFileIsDamaged() throws IOException {
        // Given
        byte[] zipped = zipped("some text that is damaged later".getBytes(StandardCharsets.UTF_8));
        zipped[zipped.length - 6] ^= 1;

        // When // Then
        assertThatThrownBy(() -> read(zipped))
                .isInstanceOf(BrokenSourceException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void refusesABombBeforeItGoesOff() throws IOException {
        // Given
        byte[] bomb = zipped(new byte[100 << 20]);

        // When // Then
        assertThatThrownBy(() -> read(bomb))
                .isInstanceOf(BrokenSourceException.class)
                .hasMessageContaining("more than 400 times");
    }

    private static byte[] read(byte[] source) throws IOException {
        try (InputStream in = SourceStream.open(new ByteArrayInputStream(source))) {
            return in.readAllBytes();
        }
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(plain);
        }
        return zipped.toByteArray();
    }
}
