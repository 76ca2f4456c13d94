package io.crossfoot.ingest.format.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.common.feed.Column;
import io.crossfoot.ingest.format.column.FieldProblem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RowValueTest {

    private static final long NOON = Instant.parse("2026-11-26T12:00:00.123Z").toEpochMilli();

    static Stream<Arguments> fitting() {
        return Stream.of(
                Arguments.of(Column.Type.INTEGER, 42L, 42L),
                Arguments.of(Column.Type.INTEGER, 42, 42L),
                Arguments.of(Column.Type.INTEGER, new BigDecimal("42.00"), 42L),
                Arguments.of(Column.Type.INTEGER, "42", 42L),
                Arguments.of(Column.Type.DECIMAL, new BigDecimal("12.5"), unscaled(1250)),
                Arguments.of(
                        Column.Type.DECIMAL,
                        new BigDecimal("-12.5000000000000000000000000000000000000000"),
                        unscaled(-1250)),
                Arguments.of(Column.Type.DECIMAL, new BigDecimal("1E+3"), unscaled(100_000)),
                Arguments.of(Column.Type.DECIMAL, 12L, unscaled(1200)),
                Arguments.of(Column.Type.DECIMAL, 12.5, unscaled(1250)),
                Arguments.of(Column.Type.DATE, LocalDate.of(1582, 10, 4), (int)
                        LocalDate.of(1582, 10, 4).toEpochDay()),
                Arguments.of(Column.Type.DATE, LocalDateTime.parse("1970-01-02T12:00:00"), 1),
                Arguments.of(Column.Type.DATE, "1970-01-02", 1),
                Arguments.of(Column.Type.TIMESTAMP, LocalDateTime.parse("2026-11-26T12:00:00.123999"), NOON),
                Arguments.of(Column.Type.TIMESTAMP, OffsetDateTime.parse("2026-11-26T13:00:00.123999+01:00"), NOON),
                Arguments.of(Column.Type.BOOLEAN, true, true),
                Arguments.of(Column.Type.BOOLEAN, 0, false),
                Arguments.of(Column.Type.STRING, " as it is ", " as it is "),
                Arguments.of(Column.Type.STRING, "", ""));
    }

    @ParameterizedTest
    @MethodSource("fitting")
    void takesWhatFits(Column.Type type, Object value, Object expected) throws FieldProblem {
        assertThat(new RowValue(column(type, false)).of(value)).isEqualTo(expected);
    }

    static Stream<Arguments> unfitting() {
        return Stream.of(
                Arguments.of(
                        Column.Type.INTEGER, new BigDecimal("1.5"), "must be a whole number within 64 bits, got '9.9'"),
                Arguments.of(
                        Column.Type.INTEGER, new BigInteger("9".repeat(19)), "must be a whole number within 64 bits"),
                Arguments.of(
                        Column.Type.DECIMAL,
                        new BigDecimal("1.005"),
                        "must be a number of at most 38 digits, 2 of them"),
                Arguments.of(
                        Column.Type.DECIMAL, new BigDecimal("9".repeat(37)), "must be a number of at most 38 digits"),
                Arguments.of(Column.Type.DECIMAL, Double.NaN, "must be a number with at most 2 decimals"),
                Arguments.of(Column.Type.DECIMAL, UUID.randomUUID(), "must be of the type decimal"),
                Arguments.of(Column.Type.DATE, LocalDate.MAX, "must be a date that a calendar has"),
                Arguments.of(Column.Type.DATE, 20_261_126, "must be a date, got '99999999'"),
                Arguments.of(Column.Type.TIMESTAMP, OffsetDateTime.MAX, "must be a time that a calendar has"),
                Arguments.of(Column.Type.TIMESTAMP, 1L, "must be a date with its time"),
                Arguments.of(Column.Type.BOOLEAN, 2, "must be true or false"),
                Arguments.of(Column.Type.STRING, null, "must not be null"));
    }

    @ParameterizedTest
    @MethodSource("unfitting")
    void roundsAndGuessesNothing(Column.Type type, Object value, String problem) {
        assertThatThrownBy(() -> new RowValue(column(type, false)).of(value))
                .isInstanceOf(FieldProblem.class)
                .hasMessageStartingWith("column 'value' " + problem);
    }

    @Test
    void takesNullAndWhatStandsForItAsNothing() throws FieldProblem {
        // Given
        RowValue value = new RowValue(column(Column.Type.STRING, true));
        // When
        Object ofNull = value.of(null);
        Object ofText = value.of("n/a");
        // Then
        assertThat(ofNull).isNull();
        assertThat(ofText).isNull();
    }

    @Test
    void movesThePointThatIsNotWritten() throws FieldProblem {
        // Given
        Column cents = new Column("value", Column.Type.DECIMAL, Optional.empty(), 2, true, false, List.of());
        // When
        Object value = new RowValue(cents).of(1250L);
        // Then
        assertThat(value).isEqualTo(unscaled(1250));
    }

    private static Column column(Column.Type type, boolean optional) {
        List<String> nullAs = optional ? List.of("n/a") : List.of();
        return new Column("value", type, Optional.empty(), 2, false, optional, nullAs);
    }

    private static ByteBuffer unscaled(long value) {
        return ByteBuffer.wrap(BigInteger.valueOf(value).toByteArray());
    }
}
