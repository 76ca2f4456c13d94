package io.crossfoot.ingest.format.column;

import io.crossfoot.common.feed.Column;
import io.crossfoot.ingest.format.Masked;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads one column into the value that Avro's generic writer takes for it. */
public final class ColumnReader {

    /** Reads the value of a field that is not empty. */
    private interface Parser {
        Object parse(String text, int from, int to) throws FieldProblem;
    }

    private final Column column;
    private final Parser parser;

    public ColumnReader(Column column) {
        this.column = column;
        this.parser = parserOf(column);
    }

    public Column column() {
        return column;
    }

    public boolean isSkipped() {
        return column.type() == Column.Type.SKIPPED;
    }

    /**
     * The value of a field, which is a part of a text.
     *
     * @return null if the field is empty, or stands for nothing, and may
     * @throws FieldProblem if it cannot be read, naming the column
     */
    @Nullable
    public Object read(String text, int from, int to) throws FieldProblem {
        int begin = from;
        int end = to;
        while (begin < end && text.charAt(begin) <= ' ') {
            begin++;
        }
        while (begin < end && text.charAt(end - 1) <= ' ') {
            end--;
        }
        if (begin == end || isNull(text, begin, end)) {
            return nothing();
        }
        return column.type() == Column.Type.STRING ? text.substring(from, to) : parsed(text, begin, end);
    }

    /**
     * The value of a text that is not empty, and begins and ends with no space.
     *
     * @throws FieldProblem if it cannot be read
     */
    Object parse(String text) throws FieldProblem {
        return parser.parse(text, 0, text.length());
    }

    /** The exact number in a text that states a control value, whatever type its column has. */
    public String stated(String text) throws FieldProblem {
        String stripped = text.strip();
        BigDecimal number = new Numbers(column).exact(stripped, 0, stripped.length());
        if (number == null) {
            throw new FieldProblem(problem("must be a number, since it states a control value", stripped));
        }
        return number.toPlainString();
    }

    private Object parsed(String text, int from, int to) throws FieldProblem {
        try {
            return parser.parse(text, from, to);
        } catch (FieldProblem problem) {
            throw new FieldProblem(problem(String.valueOf(problem.getMessage()), text.substring(from, to)));
        }
    }

    private boolean isNull(String text, int from, int to) {
        for (String value : column.nullAs()) {
            if (value.length() == to - from && text.startsWith(value, from)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Object nothing() throws FieldProblem {
        if (column.nullable()) {
            return null;
        }
        throw new FieldProblem("column '%s' must not be empty".formatted(column.name()));
    }

    private String problem(String message, String text) {
        return "column '%s' %s, got %s".formatted(column.name(), message, Masked.value(text));
    }

    private static Parser parserOf(Column column) {
        return switch (column.type()) {
            case STRING, SKIPPED -> String::substring;
            case INTEGER -> new Numbers(column)::integer;
            case DECIMAL -> new Numbers(column)::decimal;
            case DATE -> new Dates(column)::read;
            case TIMESTAMP -> new Dates(column)::read;
            case BOOLEAN -> ColumnReader::bool;
        };
    }

    private static Object bool(String text, int from, int to) throws FieldProblem {
        return switch (text.substring(from, to)) {
            case "true", "TRUE", "T", "Y", "1" -> true;
            case "false", "FALSE", "F", "N", "0" -> false;
            default -> throw new FieldProblem("must be true or false, T or F, Y or N, 1 or 0");
        };
    }
}
