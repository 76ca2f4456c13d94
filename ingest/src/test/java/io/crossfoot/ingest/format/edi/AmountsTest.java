package io.crossfoot.ingest.format.edi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.0000",
        "-0, 0.0000",
        "500, 500.0000",
        "341.28, 341.2800",
        "-2.5, -2.5000",
        ".5, 0.5000",
        "5., 5.0000",
        "'777,4', 777.4000",
        "0012.3400000, 12.3400",
        "' 7 ', 7.0000",
        "123456789012345678.1234, 123456789012345678.1234"
    })
    void readsDigitsWithAPointOrAComma(String text, String amount) {
        assertThat(Amounts.of(text)).hasToString(amount);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "-.",
                "1.2.3",
                "1,2.3",
                "1e3",
                "+1",
                "--1",
                "1-",
                "1 000",
                "0x1",
                "١٢",
                "1.23456",
                "1234567890123456789"
            })
    void knowsWhatIsNoAmount(String text) {
        assertThat(Amounts.of(text)).isNull();
    }

    @Test
    void takesNoTimeForEndlessDigits() {
        assertThat(Amounts.of("9".repeat(60_000))).isNull();
        assertThat(Amounts.of("0".repeat(60_000))).isNull();
    }
}
