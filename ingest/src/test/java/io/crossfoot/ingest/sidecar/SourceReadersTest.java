package io.crossfoot.ingest.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Checksum;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.inspect.Inspection;
import io.crossfoot.schema.ControlValue;
import io.crossfoot.schema.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceReadersTest {

    private static final String TEXT = "1,ann,10.00\n2,bob,-2.50\n";
    private static final String SHA256 = "8ff8cc21e2f4f36aeaaa2b8d99bcd17e9b2c5ec0a4f1a8d8e6ed1bb6e80ea4c8";

    @TempDir
    private Path folder;

    /** The values of the check string that the catalogues of such algorithms give. */
    @ParameterizedTest
    @CsvSource({
        "CRC32,  cbf43926",
        "CRC32C, e3069283",
        "MD5,    25f9e794323b453885f5181f1b624d0b",
        "SHA256, 15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225",
        "SHA512, d9e6762dd1c8eaf6d61b3c6192fc408d4d6d5f1176d0c29169bc24e71c3f274ad27fcd5811b313d681f7e55ec02d73d499c95455b6b5bb503acf574fba8ffe85"
    })
    void worksOutTheChecksum(Checksum checksum, String digits) throws IOException {
        // Given
        byte[] bytes = "123456789".getBytes(StandardCharsets.US_ASCII);
        try (ChecksumStream stream = new ChecksumStream(new ByteArrayInputStream(bytes), checksum)) {
            // When
            String found = stream.finish();
            // Then
            assertThat(found).isEqualTo(digits);
        }
    }

    @ParameterizedTest
    @EnumSource(Checksum.class)
    void comesToTheSameHoweverItIsRead(Checksum checksum) throws IOException {
        // Given
        long seed = new Random().nextLong();
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
        Random random = new Random(seed);
        byte[] bytes = new byte[3_000_000];
        random.nextBytes(bytes);
        RunningChecksum whole = RunningChecksum.of(checksum);
        whole.add(bytes, 0, bytes.length);
        try (ChecksumStream stream = new ChecksumStream(new ByteArrayInputStream(bytes), checksum)) {
            // When
            byte[] buffer = new byte[100_000];
            for (int i = 0; i < 40; i++) {
                switch (random.nextInt(3)) {
                    case 0 -> assertThat(stream.read()).isNotNegative();
                    case 1 ->
                        assertThat(stream.skip(random.nextInt(buffer.length))).isNotNegative();
                    default ->
                        assertThat(stream.read(buffer, 7, random.nextInt(buffer.length - 7)))
                                .isNotNegative();
                }
            }
            // Then
            assertThat(stream.finish()).isEqualTo(whole.finish());
        }
    }

    @Test
    void balancesWhereTheChecksumAgrees() throws IOException {
        // Given
        Path file = file(sha256(TEXT) + "  orders.csv\n");
        // When
        Inspection inspection = Inspection.of(file, feed());
        // Then
        assertThat(inspection.verdict()).isEqualTo("balanced");
        assertThat(inspection.report().controls())
                .filteredOn(control -> control.getName().equals("sha256"))
                .singleElement()
                .returns(sha256(TEXT), ControlValue::getStated)
                .returns(sha256(TEXT), ControlValue::getCounted);
    }

    @Test
    void breaksWhereTheChecksumDiffers() throws IOException {
        // Given
        Path file = file(SHA256.toUpperCase(Locale.ROOT));
        // When
        Inspection inspection = Inspection.of(file, feed());
        // Then
        assertThat(inspection.verdict()).isEqualTo("out-of-balance");
        assertThat(inspection.breaks()).singleElement().satisfies(found -> {
            assertThat(found.getCheck()).isEqualTo("sha256");
            assertThat(found.getStated()).isEqualTo(SHA256);
            assertThat(found.getCounted()).isEqualTo(sha256(TEXT));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no checksum", "8ff8cc21", "zz"})
    void isMalformedWithASidecarThatStatesNothing(String sidecar) throws IOException {
        // Given
        Path file = file(sidecar);
        // When
        Inspection inspection = Inspection.of(file, feed());
        // Then
        assertThat(inspection.verdict()).isEqualTo("malformed");
        assertThat(inspection.report().problems())
                .extracting(Problem::getReason)
                .containsExactly(
                        "file 'orders.csv.sha256' must begin with the 64 hexadecimal digits of a checksum of type sha256");
    }

    @Test
    void isMalformedWithoutASidecar() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("orders.csv"), TEXT);
        // When
        Inspection inspection = Inspection.of(file, feed());
        // Then
        assertThat(inspection.report().problems())
                .extracting(Problem::getReason)
                .containsExactly(
                        "there is no file 'orders.csv.sha256', in which the feed has control values of this file stand");
    }

    private Path file(String sidecar) throws IOException {
        Files.writeString(folder.resolve("orders.csv.sha256"), sidecar);
        return Files.writeString(folder.resolve("orders.csv"), TEXT);
    }

    private static String sha256(String text) {
        RunningChecksum checksum = RunningChecksum.of(Checksum.SHA256);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        checksum.add(bytes, 0, bytes.length);
        return checksum.finish();
    }

    private static Feed feed() {
        return ConfigReader.read("""
                name: orders
                source: {checksum: sha256}
                format:
                  delimited:
                    type: Order
                    records:
                      - name: order
                        role: detail
                        columns: [{name: id}, {name: who}, {name: amount, type: decimal}]
                key: [id]
                """, "orders.yaml", Feed.class);
    }
}
