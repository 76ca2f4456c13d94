package io.crossfoot.reconcile.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "12/1, 13/1, ''",
        "12/1, 12/2, ''",
        "00012/001, 00014/001, 13",
        "12, 16, 13 to 15",
        "251/1, 1/1, ''",
        "12/1, 12/1, ''",
        "'', 14, ''",
        "A12, 14, ''",
        "/1, 14, ''",
        "1, 12345678901234567890, ''",
        "1, 999999999999999999, 2 to 999999999999999998"
    })
    void tellsWhichAreMissingBetweenTwoStatements(String before, String now, String missing) {
        // When, Then
        assertThat(StatementNumbers.between(before, now)).isEqualTo(missing);
    }
}
