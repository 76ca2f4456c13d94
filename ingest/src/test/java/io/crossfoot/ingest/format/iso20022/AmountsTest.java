package io.crossfoot.ingest.format.iso20022;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.00000",
        "0.00, 0.00000",
        "12.5, 12.50000",
        "+12.5, 12.50000",
        ".5, 0.50000",
        "5., 5.00000",
        "0001.10000000, 1.10000",
        "9999999999999.99999, 9999999999999.99999",
        "99999999999999.99999, 99999999999999.99999",
        "999999999999999999, 999999999999999999.00000"
    })
    void readsAmountsOfUpTo18Digits(String text, BigDecimal amount) {
        // When, Then
        assertThat(Amounts.of(text)).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "+",
                "+.",
                "-1",
                "1-",
                "1,5",
                "1.5.5",
                "1 000",
                "1e3",
                "1.000001",
                "1000000000000000000",
                "١",
                "NaN"
            })
    void refusesWhatIsNoAmount(String text) {
        // When, Then
        assertThat(Amounts.of(text)).isNull();
    }

    @Test
    void refusesAbsurdlyLongNumbersQuickly() {
        // Given
        String digits = "9".repeat(10_000);

        // When, Then
        assertThat(Amounts.of(digits)).isNull();
        assertThat(Amounts.of("0." + digits)).isNull();
        assertThat(Amounts.number(digits)).isNull();
        assertThat(Amounts.of("0".repeat(10_000) + '1' + '.' + "0".repeat(10_000)))
                .isEqualByComparingTo("1");
    }

    @Test
    void readsWhateverABigDecimalWrites() {
        // Given
        long seed = System.nanoTime();
        Random random = new Random(seed);

        for (int round = 0; round < 10_000; round++) {
            BigDecimal amount = BigDecimal.valueOf(random.nextLong() >>> (1 + random.nextInt(63)), random.nextInt(6));

            // When
            BigDecimal read = Amounts.of(amount.toPlainString());

            // Then
            assertThat(read)
                    .as("seed %d, round %d, %s", seed, round, amount)
                    .isEqualTo(amount.precision() - amount.scale() > 18 ? null : amount.setScale(5));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-12.30, -12.30",
        "+7, 7",
        ".5, 0.5",
        "123456789012345678.12345678901234567, 123456789012345678.12345678901234567"
    })
    void readsStatedNumbers(String text, BigDecimal number) {
        // When, Then
        assertThat(Amounts.number(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "1e9", "1'000", "0x1", "--1"})
    void refusesWhatIsNoNumber(String text) {
        // When, Then
        assertThat(Amounts.number(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1.50000, 1.50", "0, 0.00", "100, 100.00", "1.23450, 1.2345", "1E+3, 1000.00"})
    void showsTwoDecimalsOrAsManyAsAreNeeded(BigDecimal amount, String plain) {
        // When, Then
        assertThat(Amounts.plain(amount)).isEqualTo(plain);
    }
}
