package io.crossfoot.ingest.format.avro;

import io.crossfoot.common.feed.ContainerSchema;
import java.math.BigInteger;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** How values of one type lie. */
final class ValueType {

    final Schema.Type type;
    final ValueType[] parts;
    final int size;
    final int precision;
    final int sureBytes;
    private final BigInteger limit;

    ValueType(Schema schema) {
        this.type = schema.getType();
        this.parts = partsOf(schema).stream().map(ValueType::new).toArray(ValueType[]::new);
        this.size = sizeOf(schema);
        this.precision = schema.getLogicalType() instanceof LogicalTypes.Decimal decimal ? decimal.getPrecision() : 0;
        this.limit = BigInteger.TEN.pow(precision);
        this.sureBytes = limit.bitLength() / Byte.SIZE;
    }

    boolean isDecimal() {
        return precision > 0;
    }

    /** Whether the number has no more digits than its type; asked only where the bytes could hold more. */
    boolean hasDigits(byte[] bytes, int start, int length) {
        return length <= 2 * (sureBytes + Long.BYTES)
                && new BigInteger(bytes, start, length).abs().compareTo(limit) < 0;
    }

    private static List<Schema> partsOf(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> schema.getFields().stream().map(Schema.Field::schema).toList();
            case UNION -> schema.getTypes();
            case ARRAY -> List.of(schema.getElementType());
            case MAP -> List.of(schema.getValueType());
            default -> List.of();
        };
    }

    /** Bytes of a fixed type, symbols of an enum, values in one item of an array or a map. */
    private static int sizeOf(Schema schema) {
        return switch (schema.getType()) {
            case FIXED -> schema.getFixedSize();
            case ENUM -> schema.getEnumSymbols().size();
            case ARRAY -> ContainerSchema.parts(schema.getElementType());
            case MAP -> ContainerSchema.parts(schema.getValueType()) + 1;
            default -> 0;
        };
    }
}
