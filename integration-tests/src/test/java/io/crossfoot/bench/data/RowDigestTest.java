package io.crossfoot.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowDigestTest {

    private static final long HOUR = 1_795_392_000;

    @Test
    void isTheSameInWhateverOrderTheRowsCome() {
        // When
        RowDigest one = digest(new long[] {1, HOUR, 2, 300}, new long[] {4, HOUR, 5, -6});
        RowDigest other = digest(new long[] {4, HOUR, 5, -6}, new long[] {1, HOUR, 2, 300});
        // Then
        assertThat(one).isEqualTo(other);
    }

    @Test
    void tellsRowsApartWhoseSumsWereSwapped() {
        // When
        RowDigest one = digest(new long[] {1, HOUR, 2, 300}, new long[] {4, HOUR, 2, -6});
        RowDigest other = digest(new long[] {1, HOUR, 2, -6}, new long[] {4, HOUR, 2, 300});
        // Then
        assertThat(one.hundredths()).isEqualTo(other.hundredths());
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void tellsOneRowTwiceFromTwoRows() {
        // When
        RowDigest one = digest(new long[] {1, HOUR, 2, 300}, new long[] {1, HOUR, 2, 300});
        RowDigest other = digest(new long[] {1, HOUR, 2, 300}, new long[] {4, HOUR, 2, 300});
        // Then
        assertThat(one).isNotEqualTo(other);
    }

    private static RowDigest digest(long[]... rows) {
        RowDigest.Builder digest = new RowDigest.Builder();
        for (long[] row : rows) {
            digest.add(row[0], row[1], row[2], row[3]);
        }
        return digest.build();
    }
}
