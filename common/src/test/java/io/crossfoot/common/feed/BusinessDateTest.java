package io.crossfoot.common.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BusinessDateTest {

    private static final BusinessDate NAMED =
            new BusinessDate(Optional.of(Pattern.compile("ach-(\\d{8})")), "yyyyMMdd", ZoneOffset.UTC);

    @Test
    void isFoundInTheNameOfTheFile() {
        // When
        Optional<LocalDate> date = NAMED.in("ach-20261122-1.txt");

        // Then
        assertThat(date).contains(LocalDate.of(2026, 11, 22));
    }

    @Test
    void isLeftToTheArrivalWhereTheFeedSaysNothing() {
        // Given
        BusinessDate arrival = new BusinessDate(Optional.empty(), "yyyyMMdd", ZoneOffset.UTC);

        // When // Then
        assertThat(arrival.in("ach-20261122-1.txt")).isEmpty();
    }

    @Test
    void isRefusedWhereTheNameHoldsNone() {
        // When // Then
        assertThatThrownBy(() -> NAMED.in("ach.txt")).hasMessageContaining("no business date in its name");
        assertThatThrownBy(() -> NAMED.in("ach-20261399.txt"))
                .hasMessage("File 'ach-20261399.txt': '20261399' in its name is no date of the form yyyyMMdd");
    }
}
