package io.crossfoot.ingest.format.rows;

import io.crossfoot.common.feed.Column;
import io.crossfoot.ingest.format.Masked;
import io.crossfoot.ingest.format.column.ColumnReader;
import io.crossfoot.ingest.format.column.EpochTime;
import io.crossfoot.ingest.format.column.FieldProblem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a value, as a JDBC driver gives it, the one that Avro's generic writer takes for a column. Nothing is rounded. What the
 * database has as text is read as in delimited text, so a date may stand in a column of text.
 */
final class RowValue {

    private static final int MOST_DIGITS = 38;

    private final Column column;
    private final ColumnReader text;

    RowValue(Column column) {
        this.column = column;
        this.text = new ColumnReader(column);
    }

    /**
     * The value in an event.
     *
     * @return null if there is nothing, and may be
     * @throws FieldProblem if it does not fit the column, naming that; masked
     */
    @Nullable
    Object of(@Nullable Object value) throws FieldProblem {
        if (value == null) {
            return nothing();
        }
        if (value instanceof String written) {
            return column.type() == Column.Type.STRING ? string(written) : text.read(written, 0, written.length());
        }
        return switch (column.type()) {
            case STRING, SKIPPED -> string(value.toString());
            case INTEGER -> integer(value);
            case DECIMAL ->
                value instanceof BigDecimal number && !column.impliedPoint() ? decimal(number) : byText(value);
            case DATE -> date(value);
            case TIMESTAMP -> timestamp(value);
            case BOOLEAN -> value instanceof Boolean ? value : byText(value);
        };
    }

    private @Nullable Object nothing() throws FieldProblem {
        if (!column.nullable()) {
            throw new FieldProblem("column '%s' must not be null".formatted(column.name()));
        }
        return null;
    }

    /** An empty text is a text: a database has null for nothing. */
    private @Nullable Object string(String value) throws FieldProblem {
        return column.nullAs().contains(value) ? nothing() : value;
    }

    private @Nullable Object integer(Object value) throws FieldProblem {
        if (value instanceof Long || value instanceof Integer || value instanceof Short) {
            return ((Number) value).longValue();
        }
        return byText(value);
    }

    private Object decimal(BigDecimal number) throws FieldProblem {
        try {
            BigInteger unscaled = number.setScale(column.scale()).unscaledValue();
            if (new BigDecimal(unscaled).precision() <= MOST_DIGITS) {
                return ByteBuffer.wrap(unscaled.toByteArray());
            }
        } catch (ArithmeticException tooManyDecimals) {
            // Told below, as what has too many digits is.
        }
        throw problem(
                "must be a number of at most %d digits, %d of them decimals".formatted(MOST_DIGITS, column.scale()),
                number.toPlainString());
    }

    private Object date(Object value) throws FieldProblem {
        if (value instanceof LocalDate || value instanceof LocalDateTime) {
            try {
                return EpochTime.days((TemporalAccessor) value);
            } catch (ArithmeticException endless) {
                throw problem("must be a date that a calendar has", value.toString());
            }
        }
        throw problem("must be a date", value.toString());
    }

    /** Without a zone, as UTC. What is finer than a millisecond is cut off: no event can hold it. */
    private Object timestamp(Object value) throws FieldProblem {
        if (value instanceof OffsetDateTime || value instanceof LocalDateTime || value instanceof LocalDate) {
            try {
                return EpochTime.milliseconds((TemporalAccessor) value);
            } catch (ArithmeticException endless) {
                throw problem("must be a time that a calendar has", value.toString());
            }
        }
        throw problem("must be a date with its time", value.toString());
    }

    private @Nullable Object byText(Object value) throws FieldProblem {
        if (value instanceof Number number) {
            String written = written(number);
            return text.read(written, 0, written.length());
        }
        String type = column.type().name().toLowerCase(Locale.ROOT);
        throw problem("must be of the type %s".formatted(type), value.toString());
    }

    /** Without an exponent, and without zeros that only say how the database keeps it. */
    private static String written(Number number) {
        try {
            BigDecimal exact = new BigDecimal(number.toString());
            return exact.scale() > 0 ? exact.stripTrailingZeros().toPlainString() : exact.toPlainString();
        } catch (NumberFormatException notANumber) {
            return number.toString();
        }
    }

    private FieldProblem problem(String message, String value) {
        return new FieldProblem("column '%s' %s, got %s".formatted(column.name(), message, Masked.value(value)));
    }
}
