package io.crossfoot.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SectionIdsTest {

    private final SectionIds ids = new SectionIds();

    @Test
    void givesNoIdTwiceWhateverTheSourceCallsItsSections() {
        // When
        String[] given = {
            ids.next("a"), ids.next("a"), ids.next("a#2"), ids.next("a"), ids.next(""), ids.next("unnamed")
        };

        // Then
        assertThat(given).containsExactly("a", "a#2", "a#2#2", "a#3", "unnamed", "unnamed#2");
    }

    @Test
    void isShortAndLegible() {
        // When
        String given = ids.next("\u001b[2J" + "x".repeat(1_000_000));

        // Then
        assertThat(given).hasSize(140).startsWith("?[2Jxxx");
    }

    @Test
    void tellsSoManyApartAndNoMore() {
        // Given
        for (int i = 0; i < SectionIds.MOST; i++) {
            ids.next(Integer.toString(i));
        }

        // When
        String[] given = {ids.next("new"), ids.next("newer")};

        // Then
        assertThat(given).containsOnly("further sections");
    }
}
