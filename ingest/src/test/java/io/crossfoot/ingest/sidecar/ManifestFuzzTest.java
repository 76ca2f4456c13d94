package io.crossfoot.ingest.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Checksum;
import io.crossfoot.common.feed.Manifest;
import io.crossfoot.ingest.hostile.Damage;
import io.crossfoot.ingest.hostile.Rounds;
import io.crossfoot.ingest.hostile.Rounds.Round;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files beside others, damaged: they state numbers and checksums, or it is said what is wrong with them. */
class ManifestFuzzTest {

    private static final int ROUNDS = 500;
    private static final String MD5 = "8d6a5e2dd4bd2b8b4e94d0ba3dd0d0ed";
    private static final byte[] AS_JSON =
            bytes("{\"control\": {\"rows\": 2, \"total\": \"7.5\"}, \"md5\": \"" + MD5 + "\"}");
    private static final byte[] AS_TEXT = bytes("T|2|7.50|" + MD5 + "\n");
    private static final byte[] AS_DIGITS = bytes(MD5 + "  orders.csv\n");
    private static final String CONTROLS = "controls: {rows: records, total: amount, md5: md5}";

    @TempDir
    private Path folder;

    @Test
    void statesValuesFromJsonOrSaysWhatIsWrong() throws IOException {
        Manifest manifest = manifest("json: {rows: /control/rows, total: /control/total, md5: /md5}");
        Rounds.run("manifest-json", ROUNDS, random -> round(AS_JSON, random, new ManifestFile(file(), manifest)));
    }

    @Test
    void statesValuesFromTextOrSaysWhatIsWrong() throws IOException {
        Manifest manifest = manifest("text: {pattern: 'T\\|(\\d+)\\|([^|]*)\\|(.*)', values: [rows, total, md5]}");
        Rounds.run("manifest-text", ROUNDS, random -> round(AS_TEXT, random, new ManifestFile(file(), manifest)));
    }

    @Test
    void statesChecksumOrSaysWhatIsWrong() throws IOException {
        Rounds.run("checksum", ROUNDS, random -> round(AS_DIGITS, random, new ChecksumFile(file(), Checksum.MD5)));
    }

    private Round round(byte[] right, Random random, Sidecar sidecar) {
        // Given
        byte[] damaged = Damage.of(right, AS_JSON, random);
        // When // Then
        return new Round(damaged, () -> {
            Files.write(file(), damaged);
            assertStatesOrExplains(sidecar);
        });
    }

    private static void assertStatesOrExplains(Sidecar sidecar) throws IOException {
        try {
            Map<String, String> stated = sidecar.stated();
            assertThat(stated).isNotEmpty();
            stated.forEach((name, value) -> assertThat(value)
                    .as(name)
                    .matches(name.equals("md5") ? "[0-9a-f]{32}" : "-?[0-9]{1,38}(\\.[0-9]{1,38})?"));
        } catch (UnusableSidecar unusable) {
            assertThat(unusable).message().startsWith("file 'sidecar'").hasSizeLessThan(500);
        }
    }

    private Path file() {
        return folder.resolve("sidecar");
    }

    private static Manifest manifest(String form) {
        return ConfigReader.read("{%s, %s}".formatted(form, CONTROLS), "manifest", Manifest.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
