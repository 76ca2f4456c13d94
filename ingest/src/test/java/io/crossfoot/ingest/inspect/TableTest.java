package io.crossfoot.ingest.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void putsNumbersToTheRightAndWordsToTheLeft() {
        // Given
        Table table = new Table("name", "amount");
        table.row("a", "1.00");
        table.row("longer", "-1234.50");

        // When
        String text = table.toString();

        // Then
        assertThat(text.lines()).containsExactly("name      amount", "a           1.00", "longer  -1234.50");
    }
}
