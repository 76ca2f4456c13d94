package io.crossfoot.common.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.common.config.ConfigException;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Parts.Part;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartsTest {

    private static final String COUNTED = "{pattern: '-(\\d+)of(\\d+)\\.csv$'}";
    private static final String MANIFEST =
            "manifest: {suffix: .ctl, text: {pattern: '(\\d+) files, (\\d+) rows', values: [files, rows]},"
                    + " controls: {files: parts, rows: records}}";

    @Test
    void findsNumberAndCountInTheName() {
        // When
        Part part = parts(COUNTED).of("settled-20261123-2of3.csv");

        // Then
        assertThat(part).isEqualTo(new Part("settled-20261123-2of3.csv", "settled-20261123", 2, Optional.of(3)));
    }

    @Test
    void takesTheCountFromTheDescriptionWhereNamesDoNotHaveIt() {
        // When
        Part part = parts("{pattern: '\\.part(\\d+)$', count: 4}").of("settled.csv.part04");

        // Then
        assertThat(part).isEqualTo(new Part("settled.csv.part04", "settled.csv", 4, Optional.of(4)));
    }

    @Test
    void leavesTheCountToTheManifest() {
        // When
        Parts parts = parts("{pattern: '-(\\d+)\\.csv$', " + MANIFEST + "}");

        // Then
        assertThat(parts.of("settled-7.csv").count()).isEmpty();
        assertThat(parts.countControl()).contains("files");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "settled-20261123.csv | does not say which part it is; the feed looks for -(\\d+)of(\\d+)\\.csv$",
                "settled-4of3.csv | part 4 of 3; a part is one of at most 1000, counted from 1",
                "settled-0of3.csv | part 0 of 3",
                "settled-1of2000.csv | part 1 of 2000",
                "settled-1of99999999999.csv | '99999999999' in its name is no number of a part",
                "-1of3.csv | all of its name is the part's"
            })
    void refusesANameThatNamesNoPart(String file, String problem) {
        // Given
        Parts parts = parts(COUNTED);

        // When // Then
        assertThatThrownBy(() -> parts.of(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("File '%s'".formatted(file))
                .hasMessageContaining(problem);
    }

    @Test
    void callsADeliveryByWhatItsPartsHaveInCommon() {
        // Given
        Source sets = source("{parts: %s}".formatted(COUNTED));

        // When // Then
        assertThat(sets.deliveryOf("settled-2of3.csv")).isEqualTo("settled");
        assertThat(sets.deliveryOf("other.csv")).isEqualTo("other.csv");
        assertThat(source("{}").deliveryOf("settled-2of3.csv")).isEqualTo("settled-2of3.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{pattern: '-(\\d+)\\.csv$'} | it is said 0 times",
                "{pattern: '-(\\d+)of(\\d+)$', count: 3} | it is said 2 times",
                "{pattern: '-part$', count: 3} | must have a group",
                "{pattern: '-(\\d+)of(\\d+)\\.csv(\\.gz)?$'} | write other groups as (?:…)",
                "{pattern: '-(\\d+)$', count: 0} | count must be 1 to 1000, got 0",
                "{pattern: '-(\\d+)of(\\d+)$', manifest: {json: {files: /files}, controls: {files: parts}}} | it is said 2 times"
            })
    void refusesADescriptionThatDoesNotSayOnceHowManyPartsThereAre(String yaml, String problem) {
        // When // Then
        assertThatThrownBy(() -> parts(yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void refusesTwoSidecarsOfOneName() {
        // Given
        String source = "{checksum: sha256, parts: {pattern: '-(\\d+)$', count: 2, manifest: {suffix: .sha256,"
                + " json: {rows: /rows}, controls: {rows: records}}}}";

        // When // Then
        assertThatThrownBy(() -> source(source)).hasMessageContaining("can stand in a file *.sha256");
    }

    @Test
    void isWholeWithEachPartOnce() {
        // When
        PartSet set = set("a-3of3.csv", "a-1of3.csv", "a-2of3.csv");

        // Then
        assertThat(set.fault()).isEmpty();
        assertThat(set.files()).containsExactly("a-1of3.csv", "a-2of3.csv", "a-3of3.csv");
    }

    @Test
    void namesThePartsThatAreMissing() {
        // When // Then
        assertThat(set("a-1of3.csv", "a-3of3.csv").fault()).contains("part 2 of 3 is missing");
        assertThat(set("a-2of4.csv").fault()).contains("parts 1, 3, 4 of 4 are missing");
        assertThat(set("a-1of900.csv").fault().orElseThrow())
                .startsWith("parts 2, 3, 4, ")
                .endsWith("21 … of 900 are missing");
    }

    @Test
    void saysWhatContradictsItself() {
        // When // Then
        assertThat(set("a-1of3.csv", "a-2of4.csv").contradiction())
                .contains(
                        "its files do not agree on how many parts there are: 'a-1of3.csv' says 3, 'a-2of4.csv' says 4;"
                                + " take out those that do not belong to it");
        assertThat(set("a-1of2.csv", "a-01of2.csv", "a-2of2.csv").contradiction())
                .contains("part 1 is there twice, as 'a-01of2.csv' and as 'a-1of2.csv'; take one of them out");
        assertThat(uncounted("a-1.csv", "a-3.csv").ofCount(2).contradiction())
                .contains(
                        "'a-3.csv' is part 3, and the manifest says that there are 2; take out what does not belong to it");
    }

    @Test
    void knowsOnlyOfGapsWhileNobodySaysHowManyPartsThereAre() {
        // When // Then
        assertThat(uncounted("a-1.csv", "a-3.csv").fault()).contains("part 2 is missing");
    }

    @Test
    void tellsSetsApartByTheirNames() {
        // When
        List<PartSet> sets = PartSet.of(Stream.of("b-1of1.csv", "a-1of2.csv", "a-2of2.csv")
                .map(parts(COUNTED)::of)
                .toList());

        // Then
        assertThat(sets).extracting(PartSet::delivery).containsExactly("b", "a");
    }

    private static PartSet set(String... files) {
        return set(parts(COUNTED), files);
    }

    private static PartSet uncounted(String... files) {
        return set(parts("{pattern: '-(\\d+)\\.csv$', " + MANIFEST + "}"), files);
    }

    private static PartSet set(Parts parts, String... files) {
        List<PartSet> sets = PartSet.of(Stream.of(files).map(parts::of).toList());
        assertThat(sets).hasSize(1);
        return sets.get(0);
    }

    private static Parts parts(String yaml) {
        return ConfigReader.read(yaml, "parts", Parts.class);
    }

    private static Source source(String yaml) {
        return ConfigReader.read(yaml, "source", Source.class);
    }
}
