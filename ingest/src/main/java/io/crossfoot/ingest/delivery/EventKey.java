package io.crossfoot.ingest.delivery;

import io.crossfoot.common.field.FieldNumber;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** The key of a feed's events: the text of its key fields joined by {@code |}, in UTF-8; a field that is null is empty. */
final class EventKey {

    private static final char SEPARATOR = '|';

    private final Schema.Field[] fields;

    EventKey(Schema schema, List<String> fields) {
        this.fields = fields.stream().map(schema::getField).toArray(Schema.Field[]::new);
    }

    byte[] of(IndexedRecord event) {
        return text(event).getBytes(StandardCharsets.UTF_8);
    }

    /** The partition that Kafka's own partitioner gives the key, whatever the language of the producer. */
    static int partition(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    private String text(IndexedRecord event) {
        if (fields.length == 1) {
            return text(fields[0], event.get(fields[0].pos()));
        }
        StringBuilder key = new StringBuilder(text(fields[0], event.get(fields[0].pos())));
        for (int i = 1; i < fields.length; i++) {
            key.append(SEPARATOR).append(text(fields[i], event.get(fields[i].pos())));
        }
        return key.toString();
    }

    private static String text(Schema.Field field, @Nullable Object value) {
        if (value instanceof CharSequence || value == null) {
            return value == null ? "" : value.toString();
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        LogicalType logical = FieldNumber.valueOf(field.schema()).getLogicalType();
        if (value instanceof ByteBuffer bytes && logical instanceof LogicalTypes.Decimal decimal) {
            byte[] unscaled = new byte[bytes.remaining()];
            bytes.duplicate().get(unscaled);
            return new BigDecimal(new BigInteger(unscaled), decimal.getScale()).toPlainString();
        }
        if (value instanceof Integer days && logical instanceof LogicalTypes.Date) {
            return LocalDate.ofEpochDay(days).toString();
        }
        if (value instanceof Long millis && logical instanceof LogicalTypes.TimestampMillis) {
            return Instant.ofEpochMilli(millis).toString();
        }
        return value.toString();
    }
}
