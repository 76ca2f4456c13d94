package io.crossfoot.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountOrShareTest {

    private record Limits(CountOrShare most) {}

    @ParameterizedTest
    @CsvSource({
        "10, 10, 10, true",
        "10, 11, 1000000, false",
        "1_000, 1000, 1000, true",
        "0, 0, 0, true",
        "0, 1, 5, false",
        "0.1 %, 1, 1000, true",
        "0.1 %, 1, 999, false",
        "0.1%, 10, 10000, true",
        "0.1 %, 0, 0, true",
        "33.33 %, 1, 3, false",
        "33.34 %, 1, 3, true",
        "100 %, 9223372036854775807, 9223372036854775807, true"
    })
    void allowsNoMoreThanItSays(String written, long number, long all, boolean allowed) {
        // When // Then
        assertThat(read(written).allows(number, all)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "1_000, 1000", "0.1%, 0.1 %", "5 %, 5 %"})
    void saysWhatItAllows(String written, String text) {
        // When // Then
        assertThat(read(written)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0.5", "101 %", "% 5", "many", "1 %o", "99999999999999999999"})
    void refusesWhatIsNeitherACountNorAShare(String written) {
        // When // Then
        assertThatThrownBy(() -> read(written))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("expected a count such as 10 or a share such as 0.1 %, got '" + written + "'");
    }

    private static CountOrShare read(String written) {
        return ConfigReader.read("most: '%s'".formatted(written), "limits", Limits.class)
                .most();
    }
}
