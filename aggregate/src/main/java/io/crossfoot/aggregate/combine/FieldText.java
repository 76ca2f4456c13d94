package io.crossfoot.aggregate.combine;

import io.crossfoot.aggregate.partial.GroupKeyBuffer;
import io.crossfoot.common.tally.FieldNumber;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;

/** Writes a field of a record as the text that names a group: dates and times in ISO 8601, decimals plainly, null as nothing. */
final class FieldText {

    private final int position;
    private final Function<Object, String> text;

    private FieldText(int position, Function<Object, String> text) {
        this.position = position;
        this.text = text;
    }

    /**
     * For a field of such records.
     *
     * @throws IllegalArgumentException if its values are no single value
     */
    static FieldText of(Schema.Field field) {
        return new FieldText(field.pos(), text(field.name(), FieldNumber.valueOf(field.schema())));
    }

    void writeTo(GroupKeyBuffer key, IndexedRecord record) {
        Object value = record.get(position);
        if (value instanceof Utf8 utf8) {
            key.value(utf8);
        } else {
            key.value(value == null ? "" : text.apply(value));
        }
    }

    private static Function<Object, String> text(String name, Schema schema) {
        LogicalType logical = schema.getLogicalType();
        return switch (schema.getType()) {
            case STRING, ENUM, BOOLEAN -> Object::toString;
            case INT -> logical instanceof LogicalTypes.Date ? FieldText::date : Object::toString;
            case LONG -> logical instanceof LogicalTypes.TimestampMillis ? FieldText::timestamp : Object::toString;
            case BYTES -> {
                if (logical instanceof LogicalTypes.Decimal decimal) {
                    yield value -> decimal((ByteBuffer) value, decimal.getScale());
                }
                throw refuse(name, schema);
            }
            default -> throw refuse(name, schema);
        };
    }

    private static String date(Object days) {
        return LocalDate.ofEpochDay((int) days).toString();
    }

    private static String timestamp(Object millis) {
        return Instant.ofEpochMilli((long) millis).toString();
    }

    private static String decimal(ByteBuffer unscaled, int scale) {
        byte[] bytes = new byte[unscaled.remaining()];
        unscaled.duplicate().get(bytes);
        return new BigDecimal(new BigInteger(bytes), scale).toPlainString();
    }

    private static IllegalArgumentException refuse(String name, Schema schema) {
        return new IllegalArgumentException(
                "group-by: field '%s' must be a text, number, date, timestamp, truth value or enum, got %s"
                        .formatted(name, schema.getType()));
    }
}
