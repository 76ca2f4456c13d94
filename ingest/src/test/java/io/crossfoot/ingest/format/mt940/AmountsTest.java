package io.crossfoot.ingest.format.mt940;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,|0",
                "500|500",
                "500,|500",
                "620,3|620.3",
                "0,03|0.03",
                "1,234|1.234",
                "000000001213,28|1213.28",
                "00000000000000000000001,5|1.5",
                "123456789012345,678|123456789012345.678",
                "1211771.46|1211771.46"
            })
    void readsAmountsAsBanksWriteThem(String text, BigDecimal expected) {
        // When // Then
        assertThat(Amounts.of(text)).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", ",5", "1,2345", "1,2,3", "1.234,5", "1234567890123456,", "-1,00", "1 0,00", "x"})
    void knowsWhatIsNoAmount(String text) {
        // When // Then
        assertThat(Amounts.of(text)).isNull();
    }
}
