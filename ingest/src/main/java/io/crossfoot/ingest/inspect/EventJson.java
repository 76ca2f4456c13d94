package io.crossfoot.ingest.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfoot.common.batch.AvroBuffer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** An event as JSON that people can read: exact decimals, dates and timestamps in the form of ISO 8601. */
final class EventJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Schema type;
    private final GenericDatumReader<IndexedRecord> reader;

    /** @param type of the events */
    EventJson(Schema type) {
        this.type = type;
        this.reader = new GenericDatumReader<>(type, type, new GenericData());
    }

    JsonNode of(AvroBuffer event) throws IOException {
        IndexedRecord decoded =
                reader.read(null, DecoderFactory.get().binaryDecoder(event.bytes(), 0, event.size(), null));
        return json(type, decoded);
    }

    private static JsonNode json(Schema schema, @Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        LogicalType logical = schema.getLogicalType();
        return logical == null ? plain(schema, value) : logical(logical, schema, value);
    }

    private static JsonNode logical(LogicalType logical, Schema schema, Object value) {
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return NODES.textNode(new BigDecimal(unscaled(value), decimal.getScale()).toPlainString());
        }
        if (logical instanceof LogicalTypes.Date) {
            return NODES.textNode(LocalDate.ofEpochDay((Integer) value).toString());
        }
        if (logical instanceof LogicalTypes.TimestampMillis) {
            return NODES.textNode(Instant.ofEpochMilli((Long) value).toString());
        }
        return plain(schema, value);
    }

    private static BigInteger unscaled(Object value) {
        if (value instanceof GenericFixed fixed) {
            return new BigInteger(fixed.bytes());
        }
        ByteBuffer bytes = ((ByteBuffer) value).duplicate();
        byte[] digits = new byte[bytes.remaining()];
        bytes.get(digits);
        return new BigInteger(digits);
    }

    private static JsonNode plain(Schema schema, Object value) {
        return switch (schema.getType()) {
            case UNION -> json(schema.getTypes().get(GenericData.get().resolveUnion(schema, value)), value);
            case RECORD -> object(schema, (IndexedRecord) value);
            case ARRAY -> array(schema, (List<?>) value);
            case INT, LONG -> NODES.numberNode(((Number) value).longValue());
            case FLOAT, DOUBLE -> NODES.numberNode(((Number) value).doubleValue());
            case BOOLEAN -> NODES.booleanNode((Boolean) value);
            default -> NODES.textNode(value.toString());
        };
    }

    private static ObjectNode object(Schema schema, IndexedRecord record) {
        ObjectNode object = NODES.objectNode();
        for (Schema.Field field : schema.getFields()) {
            object.set(field.name(), json(field.schema(), record.get(field.pos())));
        }
        return object;
    }

    private static ArrayNode array(Schema schema, List<?> elements) {
        ArrayNode array = NODES.arrayNode();
        elements.forEach(element -> array.add(json(schema.getElementType(), element)));
        return array;
    }
}
