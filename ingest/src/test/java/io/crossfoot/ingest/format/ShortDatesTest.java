package io.crossfoot.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortDatesTest {

    @ParameterizedTest
    @CsvSource({
        "260622, 2026-06-22",
        "791231, 2079-12-31",
        "800101, 1980-01-01",
        "000229, 2000-02-29",
        "260229, 2026-02-28",
        "240230, 2024-02-29"
    })
    void completesAYearOfTwoDigits(String text, LocalDate expected) {
        // When // Then
        assertThat(ShortDates.of(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "26062", "2606222", "260631", "260231", "26a622", "      ", "-60622"})
    void knowsWhatIsNoDate(String text) {
        // When // Then
        assertThat(ShortDates.of(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-22, 0623, 2026-06-23",
        "2027-01-02, 1231, 2026-12-31",
        "2026-12-31, 0102, 2027-01-02",
        "2027-02-28, 0229, 2027-02-28"
    })
    void takesTheYearThatBringsTwoDatesNearestToEachOther(LocalDate other, String text, LocalDate expected) {
        // When // Then
        assertThat(ShortDates.near(other, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "    ", "1301", "0631", "623"})
    void knowsWhatIsNoDayOfAYear(String text) {
        // When // Then
        assertThat(ShortDates.near(LocalDate.of(2026, 6, 22), text)).isNull();
    }
}
