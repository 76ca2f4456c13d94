package io.crossfoot.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
        file.writeBytes(gzipped("one\n".getBytes(StandardCharsets.UTF_8)));
        file.writeBytes(gzipped("two\n".getBytes(StandardCharsets.UTF_8)));

        // When
        byte[] read = read(file.toByteArray());

        // Then
        assertThat(read).asString(StandardCharsets.UTF_8).isEqualTo("one\ntwo\n");
    }

    @Test
    void unwrapsSeveralZstandardFramesInOneFile() throws IOException {
        // Given
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(Zstd.compress("one\n".getBytes(StandardCharsets.UTF_8)));
        file.writeBytes(Zstd.compress("two\n".getBytes(StandardCharsets.UTF_8)));

        // When
        byte[] read = read(file.toByteArray());

        // Then
        assertThat(read).asString(StandardCharsets.UTF_8).isEqualTo("one\ntwo\n");
    }

    @Test
    void unwrapsTheOneFileOfAZipArchiveWhateverItsNameLeadsTo() throws IOException {
        // Given
        byte[] archive = zipped("folder/", "../../etc/passwd");

        // When
        byte[] read = read(archive);

        // Then
        assertThat(read).asString(StandardCharsets.UTF_8).isEqualTo("../../etc/passwd");
    }

    @Test
    void refusesAZipArchiveOfSeveralFiles() throws IOException {
        // Given
        byte[] archive = zipped("one.csv", "two.csv");

        // When // Then
        assertThatThrownBy(() -> read(archive))
                .isInstanceOf(BrokenSourceException.class)
                .hasMessageContaining("more than one file");
    }

    @Test
    void refusesAZipArchiveOfNoFile() throws IOException {
        for (byte[] archive : List.of(zipped(), zipped("folder/"))) {
            // When // Then
            assertThatThrownBy(() -> read(archive))
                    .isInstanceOf(BrokenSourceException.class)
                    .hasMessageContaining("holds no file");
        }
    }

    @Test
    void refusesAFolderOfAZipArchiveThatHasContent() {
        // Given
        byte[] archive = zipped(Map.of("folder/", new byte[] {1}));

        // When // Then
        assertThatThrownBy(() -> read(archive))
                .isInstanceOf(BrokenSourceException.class)
                .hasMessage("its zip content is damaged (a folder in it has content); deliver it again");
    }

    @Test
    void refusesGzipOfPartsWithoutNumberThatAreEmpty() {
        // Given
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] empty = gzipped(new byte[0]);
        for (int i = 0; i < 200_000; i++) {
            file.writeBytes(empty);
        }

        // When // Then
        assertThatThrownBy(() -> read(file.toByteArray()))
                .isInstanceOf(BrokenSourceException.class)
                .hasMessage("its gzip content is damaged (thousands of parts in it are empty); deliver it again");
    }

    @ParameterizedTest
    @MethodSource("packed")
    void saysThatACompressedFileBreaksOff(String compression, UnaryOperator<byte[]> packing) {
        // Given
        byte[] packed = packing.apply(noise(100_000));

        // When // Then
        assertThatThrownBy(() -> read(Arrays.copyOf(packed, packed.length / 2)))
                .isInstanceOf(BrokenSourceException.class)
                .hasMessage("its %s content breaks off; deliver it again", compression);
    }

    @ParameterizedTest
    @MethodSource("packed")
    void saysThatACompressedFileIsDamaged(String compression, UnaryOperator<byte[]> packing) {
        // Given
        byte[] packed = packing.apply(noise(100_000));
        Arrays.fill(packed, 4, 50_000, (byte) 0xff);

        // When // Then
        assertThatThrownBy(() -> read(packed))
                .isInstanceOf(BrokenSourceException.class)
                .hasMessageStartingWith("its %s content is damaged (", compression);
    }

    @ParameterizedTest
    @MethodSource("packed")
    void refusesABombBeforeItGoesOff(String compression, UnaryOperator<byte[]> packing) {
        // Given
        byte[] bomb = packing.apply(new byte[100 << 20]);

        // When // Then
        assertThatThrownBy(() -> read(bomb))
                .isInstanceOf(BrokenSourceException.class)
                .hasMessageStartingWith("its %s content grows to more than 400 times its size", compression);
    }

    @Test
    void leavesATruncatedSignatureAsItIs() throws IOException {
        // Given
        byte[] beginning = {0x28, (byte) 0xb5, 0x2f};

        // When // Then
        assertThat(read(beginning)).isEqualTo(beginning);
    }

    static Stream<Arguments> packed() {
        return Stream.of(
                arguments("gzip", (UnaryOperator<byte[]>) SourceStreamTest::gzipped),
                arguments("zip", (UnaryOperator<byte[]>) SourceStreamTest::zippedFile),
                arguments("Zstandard", (UnaryOperator<byte[]>) Zstd::compress));
    }

    /** What cannot be made smaller, so that half of the file is half of its content. */
    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static byte[] read(byte[] source) throws IOException {
        try (InputStream in = SourceStream.open(new ByteArrayInputStream(source))) {
            return in.readAllBytes();
        }
    }

    private static byte[] gzipped(byte[] plain) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    private static byte[] zippedFile(byte[] plain) {
        return zipped(Map.of("file.txt", plain));
    }

    /** An archive of files, each of which holds its own name. */
    private static byte[] zipped(String... names) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : names) {
            files.put(name, name.endsWith("/") ? new byte[0] : name.getBytes(StandardCharsets.UTF_8));
        }
        return zipped(files);
    }

    private static byte[] zipped(Map<String, byte[]> files) {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(archive)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive.toByteArray();
    }
}
