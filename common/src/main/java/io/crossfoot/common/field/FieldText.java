package io.crossfoot.common.field;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Reads a field as the text that names it in keys, groups and conditions: dates and times in ISO 8601, decimals plainly,
 * null as nothing. The text is lent out as a range of bytes, in UTF-8. For one thread.
 */
public final class FieldText {

    private static final int LONGEST_NUMBER = 20;
    private static final byte[] TRUE = utf8("true");
    private static final byte[] FALSE = utf8("false");

    private enum Kind {
        TEXT,
        NUMBER,
        DATE,
        TIMESTAMP,
        BOOLEAN,
        ENUM,
        DECIMAL
    }

    private final int position;
    private final Kind kind;
    private final Schema schema;
    private final byte[] digits = new byte[LONGEST_NUMBER];
    private byte[] bytes = {};
    private int start;
    private int length;

    private FieldText(int position, Kind kind, Schema schema) {
        this.position = position;
        this.kind = kind;
        this.schema = schema;
    }

    /**
     * For a field of such records.
     *
     * @throws IllegalArgumentException if its values are no single value
     */
    public static FieldText of(Schema.Field field) {
        Schema schema = FieldNumber.valueOf(field.schema());
        return new FieldText(field.pos(), kind(field.name(), schema), schema);
    }

    /** Moves to the text of a record's field. */
    public void read(Fields fields) {
        if (fields.isNull(position)) {
            length = 0;
            return;
        }
        switch (kind) {
            case TEXT -> set(fields.bytes(), fields.start(position), fields.length(position));
            case NUMBER -> setNumber(fields.number(position));
            case DATE -> set(LocalDate.ofEpochDay(fields.number(position)).toString());
            case TIMESTAMP -> set(Instant.ofEpochMilli(fields.number(position)).toString());
            case BOOLEAN -> set(fields.number(position) == 1 ? TRUE : FALSE);
            case ENUM -> set(schema.getEnumSymbols().get((int) fields.number(position)));
            case DECIMAL -> setDecimal(fields);
        }
    }

    /** What the text is a range of; valid until the next record. */
    public byte[] bytes() {
        return bytes;
    }

    public int start() {
        return start;
    }

    /** Bytes of the text; 0 where there is none. */
    public int length() {
        return length;
    }

    @Override
    public String toString() {
        return new String(bytes, start, length, StandardCharsets.UTF_8);
    }

    private void set(byte[] bytes, int start, int length) {
        this.bytes = bytes;
        this.start = start;
        this.length = length;
    }

    private void set(byte[] text) {
        set(text, 0, text.length);
    }

    private void set(String text) {
        set(utf8(text));
    }

    private void setNumber(long number) {
        if (number < 0) {
            set(Long.toString(number));
            return;
        }
        int at = LONGEST_NUMBER;
        long rest = number;
        do {
            digits[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        set(digits, at, LONGEST_NUMBER - at);
    }

    private void setDecimal(Fields fields) {
        int scale = ((LogicalTypes.Decimal) schema.getLogicalType()).getScale();
        set(FieldNumber.large(fields.bytes(), fields.start(position), fields.length(position), scale)
                .toPlainString());
    }

    private static Kind kind(String name, Schema schema) {
        LogicalType logical = schema.getLogicalType();
        return switch (schema.getType()) {
            case STRING -> Kind.TEXT;
            case ENUM -> Kind.ENUM;
            case BOOLEAN -> Kind.BOOLEAN;
            case INT -> logical instanceof LogicalTypes.Date ? Kind.DATE : Kind.NUMBER;
            case LONG -> logical instanceof LogicalTypes.TimestampMillis ? Kind.TIMESTAMP : Kind.NUMBER;
            case BYTES, FIXED -> {
                if (logical instanceof LogicalTypes.Decimal) {
                    yield Kind.DECIMAL;
                }
                throw refuse(name, schema);
            }
            default -> throw refuse(name, schema);
        };
    }

    private static IllegalArgumentException refuse(String name, Schema schema) {
        return new IllegalArgumentException(
                "Field '%s' cannot name a group, a key or a condition: it must be a text, number, date, timestamp, truth value or enum, got %s"
                        .formatted(name, schema.getType()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
