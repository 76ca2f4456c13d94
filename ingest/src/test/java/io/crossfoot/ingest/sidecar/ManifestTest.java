package io.crossfoot.ingest.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.crossfoot.common.config.ConfigException;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.inspect.Inspection;
import io.crossfoot.schema.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {

    private static final String CONTENT = "1,ann,10.00\n2,bob,-2.50\n";
    private static final String MD5 = "8d6a5e2dd4bd2b8b4e94d0ba3dd0d0ed";
    private static final String CONTROLS = "controls: {rows: records, total: amount, md5: md5}";
    private static final String JSON =
            "{json: {rows: /control/rows, total: /control/total, md5: /md5}, " + CONTROLS + "}";
    private static final String TEXT =
            "{suffix: .ctl, text: {pattern: 'T\\|(\\d+)\\|([^|]*)\\|(.*)', values: [rows, total, md5]}, " + CONTROLS
                    + "}";

    @TempDir
    private Path folder;

    @Test
    void statesWhatStandsInJson() throws IOException {
        // Given
        Path file = file(".manifest", "{\"control\": {\"rows\": 2, \"total\": \"7.5\"}, \"md5\": \"" + MD5 + "\"}");
        // When
        Inspection inspection = Inspection.of(file, feed(JSON));
        // Then
        assertThat(inspection.report().controls())
                .extracting("name", "stated")
                .containsExactlyInAnyOrder(tuple("rows", "2"), tuple("total", "7.5"), tuple("md5", MD5));
        assertThat(inspection.breaks()).extracting("check").containsExactly("md5");
    }

    @Test
    void statesWhatStandsInText() throws IOException {
        // Given
        Path file = file(".ctl", "T|3|7.50|" + MD5.toUpperCase(Locale.ROOT) + "\n");
        // When
        Inspection inspection = Inspection.of(file, feed(TEXT));
        // Then
        assertThat(inspection.verdict()).isEqualTo("out-of-balance");
        assertThat(inspection.breaks()).extracting("check").containsExactlyInAnyOrder("rows", "md5");
    }

    @Test
    void balancesWithItsOwnChecksum() throws IOException {
        // Given
        Path file = file(".ctl", "T|2|7.50|" + MD5);
        String counted = Inspection.of(file, feed(TEXT)).report().controls().stream()
                .filter(control -> control.getName().equals("md5"))
                .findFirst()
                .orElseThrow()
                .getCounted();
        file(".ctl", "T|2|+07.50|" + counted);
        // When
        Inspection inspection = Inspection.of(file, feed(TEXT));
        // Then
        assertThat(inspection.verdict()).isEqualTo("balanced");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "nothing; must be JSON",
                "{\"control\": 1}; must have '",
                "{\"control\": {\"rows\": true, \"total\": 1}, \"md5\": \"00\"}; must state ",
                "{} {}; must be JSON",
                "{\"control\": {\"rows\": 1e999999999, \"total\": 1}, \"md5\": \"00\"}; must state ",
                "{\"control\": 1e9999999999999999999}; must not have a number with such an exponent",
                "{\"control\": {\"rows\": 1e-999999999, \"total\": 1}, \"md5\": \"00\"}; must state "
            })
    void isMalformedWhereTheManifestIsNoneOfTheFeed(String manifest, String problem) throws IOException {
        // Given
        Path file = file(".manifest", manifest);
        // When
        Inspection inspection = Inspection.of(file, feed(JSON));
        // Then
        assertThat(inspection.verdict()).isEqualTo("malformed");
        assertThat(inspection.report().problems())
                .extracting(Problem::getReason)
                .singleElement()
                .asString()
                .startsWith("file 'orders.csv.manifest' " + problem);
    }

    @Test
    void isMalformedWhereTextDoesNotFit() throws IOException {
        // Given
        Path words = file(".ctl", "T|two|7.50|" + MD5);
        // When // Then
        assertThat(Inspection.of(words, feed(TEXT)).report().problems())
                .extracting(Problem::getReason)
                .singleElement()
                .asString()
                .contains("must hold text such as T");
        Path longNumber = file(".ctl", "T|2|" + "9".repeat(10_000) + "|" + MD5);
        assertThat(Inspection.of(longNumber, feed(TEXT)).report().problems())
                .extracting(Problem::getReason)
                .singleElement()
                .asString()
                .contains("must state a number for 'total', got '9999")
                .hasSizeLessThan(200);
    }

    @Test
    void isMalformedWhereTheTextIsTooLongForThePattern() throws IOException {
        // Given
        String pattern =
                "{suffix: .ctl, text: {pattern: '^(?:a|b)*T(\\d+)', values: [rows]}, controls: {rows: records}}";
        Path file = file(".ctl", "ab".repeat(500_000) + "T2");
        // When
        Inspection inspection = Inspection.of(file, feed(pattern));
        // Then
        assertThat(inspection.report().problems())
                .extracting(Problem::getReason)
                .containsExactly("file 'orders.csv.ctl' must hold text such as ^(?:a|b)*T(\\d+)");
    }

    @Test
    void isRefusedWhenItIsFarTooLong() throws IOException {
        // Given
        Path file = file(".manifest", " ".repeat(Sidecar.LONGEST + 1));
        // When
        Inspection inspection = Inspection.of(file, feed(JSON));
        // Then
        assertThat(inspection.report().problems())
                .extracting(Problem::getReason)
                .containsExactly("file 'orders.csv.manifest' is longer than 1048576 bytes, which no sidecar is");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{controls: {}}; must have either json or text",
                "{json: {rows: rows}, controls: {rows: records}}; must be a JSON Pointer",
                "{json: {rows: /rows}, controls: {}}; controls must say of each value",
                "{json: {rows: /rows}, controls: {rows: lines}}; counts 'lines', which is neither",
                "{suffix: manifest, json: {rows: /rows}, controls: {rows: records}}; suffix must be a point and a name",
                "{text: {pattern: 'a(b)(c)', values: [rows]}, controls: {rows: records}}; must have one group"
            })
    void mustBeDescribedInFull(String manifest, String problem) {
        // When // Then
        assertThatThrownBy(() -> feed(manifest))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(problem);
    }

    private Path file(String suffix, String manifest) throws IOException {
        Files.writeString(folder.resolve("orders.csv" + suffix), manifest);
        return Files.writeString(folder.resolve("orders.csv"), CONTENT);
    }

    private static Feed feed(String manifest) {
        return ConfigReader.read("""
                name: orders
                source: {manifest: %s}
                format:
                  delimited:
                    type: Order
                    records:
                      - name: order
                        role: detail
                        columns: [{name: id}, {name: who}, {name: amount, type: decimal}]
                key: [id]
                totals: [{name: amount, sum: amount}]
                """.formatted(manifest), "orders.yaml", Feed.class);
    }
}
