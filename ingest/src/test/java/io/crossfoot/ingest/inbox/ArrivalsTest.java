package io.crossfoot.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalsTest {

    private static final Source IN_NAMES = source("{parts: {pattern: '-(\\d+)of(\\d+)\\.csv$'}}");
    private static final Source IN_MANIFEST = source("""
            parts:
              pattern: '-(\\d+)\\.csv$'
              manifest:
                suffix: .ctl
                text: {pattern: '(\\S+) files, (\\S+) rows', values: [files, rows]}
                controls: {files: parts, rows: records}
            """);

    @TempDir
    private Path folder;

    @Test
    void takesEachFileForADeliveryWhereTheFeedHasNoParts() throws IOException {
        // When
        Arrivals arrivals = Arrivals.of(files("b-1of2.csv", "a.csv"), source("{}"));
        // Then
        assertThat(arrivals.whole()).extracting(ArrivedDelivery::name).containsExactly("b-1of2.csv", "a.csv");
        assertThat(arrivals.waiting()).isEmpty();
        assertThat(arrivals.unusable()).isEmpty();
    }

    @Test
    void putsThePartsOfASetInTheirOrder() throws IOException {
        // When
        Arrivals arrivals = Arrivals.of(files("b-2of2.csv", "a-1of1.csv", "b-1of2.csv"), IN_NAMES);
        // Then
        assertThat(arrivals.whole()).extracting(ArrivedDelivery::name).containsExactly("b", "a");
        assertThat(arrivals.whole().get(0).files())
                .extracting(ArrivedFile::name)
                .containsExactly("b-1of2.csv", "b-2of2.csv");
    }

    @Test
    void letsASetWaitForItsPartsAndAnotherGo() throws IOException {
        // When
        Arrivals arrivals = Arrivals.of(files("a-1of3.csv", "a-3of3.csv", "b-1of1.csv"), IN_NAMES);
        // Then
        assertThat(arrivals.whole()).extracting(ArrivedDelivery::name).containsExactly("b");
        assertThat(arrivals.waiting())
                .containsExactly(new WaitingSet(
                        "a",
                        List.of("a-1of3.csv", "a-3of3.csv"),
                        Optional.of(3),
                        List.of(2),
                        "part 2 of 3 is missing",
                        false));
    }

    @Test
    void holdsASetThatContradictsItselfThoughNoPartIsMissing() throws IOException {
        // When
        Arrivals arrivals = Arrivals.of(files("a-1of2.csv", "a-2of2.csv", "a-02of2.csv"), IN_NAMES);
        // Then
        assertThat(arrivals.whole()).isEmpty();
        assertThat(arrivals.waiting()).singleElement().satisfies(set -> {
            assertThat(set.wrong()).isTrue();
            assertThat(set.reason()).contains("part 2 is there twice");
        });
    }

    @Test
    void setsFilesAsideThatNameNoPart() throws IOException {
        // Given
        List<ArrivedFile> files = files("a.csv", "b-1of1.csv");
        // When
        Arrivals arrivals = Arrivals.of(files, IN_NAMES);
        // Then
        assertThat(arrivals.unusable()).containsOnlyKeys(files.get(0));
        assertThat(arrivals.unusable().get(files.get(0))).contains("does not say which part it is");
        assertThat(arrivals.whole()).hasSize(1);
    }

    @Test
    void takesFromTheManifestHowManyPartsThereAreAndWhatIsStatedOfThem() throws IOException {
        // Given
        List<ArrivedFile> files = files("a-2.csv", "a-1.csv");
        Files.writeString(folder.resolve("a.ctl"), "2 files, 07 rows");
        // When
        Arrivals arrivals = Arrivals.of(files, IN_MANIFEST);
        // Then
        assertThat(arrivals.whole()).singleElement().satisfies(delivery -> {
            assertThat(delivery.files()).extracting(ArrivedFile::name).containsExactly("a-1.csv", "a-2.csv");
            assertThat(delivery.all()).extracting(ArrivedFile::name).containsExactly("a.ctl", "a-1.csv", "a-2.csv");
            assertThat(delivery.stated()).isEqualTo(Map.of("files", "2", "rows", "7"));
        });
    }

    @Test
    void waitsForTheManifest() throws IOException {
        // When
        Arrivals arrivals = Arrivals.of(files("a-1.csv"), IN_MANIFEST);
        // Then
        assertThat(arrivals.waiting()).singleElement().satisfies(set -> {
            assertThat(set.reason()).isEqualTo("its manifest 'a.ctl' is missing");
            assertThat(set.parts()).isEmpty();
            assertThat(set.wrong()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "3 files, 7 rows | part 2 of 3 is missing | false",
                "2 files, 7 rows | 'a-3.csv' is part 3, and the manifest says that there are 2 | true",
                "0 files, 7 rows | it says that there are 0 parts; there may be 1 to 1000 | true",
                "1.5 files, 7 rows | it says that there are 1.5 parts | true",
                "two files, 7 rows | must state a number for 'files' | true",
                "nothing | its manifest cannot be used: file 'a.ctl' must hold text | true"
            })
    void saysWhatIsWrongWithManifestOrSet(String manifest, String reason, boolean wrong) throws IOException {
        // Given
        List<ArrivedFile> files = files("a-1.csv", "a-3.csv");
        Files.writeString(folder.resolve("a.ctl"), manifest);
        // When
        Arrivals arrivals = Arrivals.of(files, IN_MANIFEST);
        // Then
        assertThat(arrivals.whole()).isEmpty();
        assertThat(arrivals.waiting()).singleElement().satisfies(set -> {
            assertThat(set.reason()).contains(reason);
            assertThat(set.wrong()).isEqualTo(wrong);
        });
    }

    private List<ArrivedFile> files(String... names) throws IOException {
        List<ArrivedFile> files = new ArrayList<>();
        for (String name : names) {
            files.add(ArrivedFile.of(Files.writeString(folder.resolve(name), name)));
        }
        return files;
    }

    private static Source source(String yaml) {
        return ConfigReader.read(yaml, "source", Source.class);
    }
}
