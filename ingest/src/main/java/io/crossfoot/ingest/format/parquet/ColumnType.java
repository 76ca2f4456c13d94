package io.crossfoot.ingest.format.parquet;

import io.crossfoot.common.batch.AvroBuffer;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;

/**
 * How the values of a column are stored, and what becomes of them in Avro. No value becomes another one: what Avro has no
 * type for is a plain number or plain bytes.
 *
 * @param physical as the library has it
 * @param type the Avro type of a value that is there
 * @param writer writes such a value in Avro binary
 */
record ColumnType(PrimitiveType physical, Schema type, Writer writer) {

    private static final int LONGEST_FIXED = 1 << 20;
    private static final int UNSIGNED_LONG_DIGITS = 20;
    private static final int UUID_LENGTH = 16;
    private static final int HALF_FLOAT_LENGTH = 2;

    interface Writer {
        void write(ColumnReader value, AvroBuffer out);
    }

    /**
     * The type of a column.
     *
     * @throws Broken if it cannot be that of any
     */
    static ColumnType of(Node column, TypeNames names) {
        SchemaElement element = column.element();
        LogicalType meaning = Meaning.of(element);
        try {
            return switch (element.getType()) {
                case BOOLEAN ->
                    of(
                            column,
                            PrimitiveTypeName.BOOLEAN,
                            plain(Schema.Type.BOOLEAN),
                            (value, out) -> out.writeBoolean(value.getBoolean()));
                case INT32 -> int32(column, meaning);
                case INT64 -> int64(column, meaning);
                case INT96 ->
                    of(
                            column,
                            PrimitiveTypeName.INT96,
                            LogicalTypes.timestampMicros().addToSchema(plain(Schema.Type.LONG)),
                            BinaryValues::writeInt96);
                case FLOAT ->
                    of(
                            column,
                            PrimitiveTypeName.FLOAT,
                            plain(Schema.Type.FLOAT),
                            (value, out) -> BinaryValues.writeFloat(value.getFloat(), out));
                case DOUBLE ->
                    of(
                            column,
                            PrimitiveTypeName.DOUBLE,
                            plain(Schema.Type.DOUBLE),
                            (value, out) -> BinaryValues.writeDouble(value.getDouble(), out));
                case BYTE_ARRAY -> bytes(column, meaning);
                case FIXED_LEN_BYTE_ARRAY -> fixed(column, meaning, names);
            };
        } catch (IllegalArgumentException e) { // Avro's opinion of a decimal
            throw new Broken("column '%s' has a type that cannot be: %s".formatted(column.title(), e.getMessage()));
        }
    }

    private static ColumnType int32(Node column, LogicalType meaning) {
        if (meaning.isSetINTEGER() && isUnsigned(meaning.getINTEGER(), Integer.SIZE)) {
            return of(
                    column,
                    PrimitiveTypeName.INT32,
                    plain(Schema.Type.LONG),
                    (value, out) -> out.writeLong(Integer.toUnsignedLong(value.getInteger())));
        }
        if (meaning.isSetDECIMAL()) {
            return of(
                    column,
                    PrimitiveTypeName.INT32,
                    decimal(meaning),
                    (value, out) -> out.writeUnscaled(value.getInteger()));
        }
        Schema type = plain(Schema.Type.INT);
        if (meaning.isSetDATE()) {
            LogicalTypes.date().addToSchema(type);
        } else if (meaning.isSetTIME()) {
            LogicalTypes.timeMillis().addToSchema(type);
        }
        return of(column, PrimitiveTypeName.INT32, type, (value, out) -> out.writeLong(value.getInteger()));
    }

    private static ColumnType int64(Node column, LogicalType meaning) {
        if (meaning.isSetINTEGER() && isUnsigned(meaning.getINTEGER(), Long.SIZE)) {
            Schema type = LogicalTypes.decimal(UNSIGNED_LONG_DIGITS).addToSchema(plain(Schema.Type.BYTES));
            return of(
                    column,
                    PrimitiveTypeName.INT64,
                    type,
                    (value, out) -> BinaryValues.writeUnsigned(value.getLong(), out));
        }
        if (meaning.isSetDECIMAL()) {
            return of(
                    column,
                    PrimitiveTypeName.INT64,
                    decimal(meaning),
                    (value, out) -> out.writeUnscaled(value.getLong()));
        }
        Schema type = plain(Schema.Type.LONG);
        if (meaning.isSetTIME() && meaning.getTIME().getUnit().isSetMICROS()) {
            LogicalTypes.timeMicros().addToSchema(type);
        } else if (meaning.isSetTIMESTAMP()) {
            type = timestamp(meaning.getTIMESTAMP(), type);
        }
        return of(column, PrimitiveTypeName.INT64, type, (value, out) -> out.writeLong(value.getLong()));
    }

    private static boolean isUnsigned(IntType type, int bits) {
        return !type.isIsSigned() && type.getBitWidth() == bits;
    }

    private static Schema timestamp(TimestampType timestamp, Schema type) {
        TimeUnit unit = timestamp.getUnit();
        boolean isInstant = timestamp.isIsAdjustedToUTC();
        if (unit.isSetMILLIS()) {
            return isInstant
                    ? LogicalTypes.timestampMillis().addToSchema(type)
                    : LogicalTypes.localTimestampMillis().addToSchema(type);
        }
        if (unit.isSetMICROS()) {
            return isInstant
                    ? LogicalTypes.timestampMicros().addToSchema(type)
                    : LogicalTypes.localTimestampMicros().addToSchema(type);
        }
        return isInstant
                ? LogicalTypes.timestampNanos().addToSchema(type)
                : LogicalTypes.localTimestampNanos().addToSchema(type);
    }

    private static ColumnType bytes(Node column, LogicalType meaning) {
        if (meaning.isSetDECIMAL()) {
            return of(column, PrimitiveTypeName.BINARY, decimal(meaning), BinaryValues::writeDecimal);
        }
        boolean isText = meaning.isSetSTRING() || meaning.isSetENUM() || meaning.isSetJSON();
        Schema type = plain(isText ? Schema.Type.STRING : Schema.Type.BYTES);
        return of(column, PrimitiveTypeName.BINARY, type, BinaryValues::writeBytes);
    }

    private static ColumnType fixed(Node column, LogicalType meaning, TypeNames names) {
        int length = column.element().getType_length();
        if (length < 1 || length > LONGEST_FIXED) {
            throw new Broken("column '%s' must have values of 1 to %d bytes, got a length of %d"
                    .formatted(column.title(), LONGEST_FIXED, length));
        }
        PrimitiveTypeName physical = PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
        if (meaning.isSetDECIMAL()) {
            return of(column, physical, decimal(meaning), BinaryValues::writeDecimal);
        }
        if (meaning.isSetUUID() && length == UUID_LENGTH) {
            Schema type = LogicalTypes.uuid().addToSchema(plain(Schema.Type.STRING));
            return of(column, physical, type, BinaryValues::writeUuid);
        }
        if (meaning.isSetFLOAT16() && length == HALF_FLOAT_LENGTH) {
            return of(column, physical, plain(Schema.Type.FLOAT), BinaryValues::writeHalfFloat);
        }
        TypeNames.Name name = names.next(column.name());
        Schema type = Schema.createFixed(name.name(), null, name.namespace(), length);
        return of(column, physical, type, BinaryValues::writeFixed);
    }

    private static Schema decimal(LogicalType meaning) {
        return LogicalTypes.decimal(
                        meaning.getDECIMAL().getPrecision(),
                        meaning.getDECIMAL().getScale())
                .addToSchema(plain(Schema.Type.BYTES));
    }

    private static Schema plain(Schema.Type type) {
        return Schema.create(type);
    }

    private static ColumnType of(Node column, PrimitiveTypeName physical, Schema type, Writer writer) {
        Repetition repetition = column.is(FieldRepetitionType.REQUIRED) ? Repetition.REQUIRED : Repetition.OPTIONAL;
        PrimitiveType stored = physical == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY
                ? new PrimitiveType(repetition, physical, column.element().getType_length(), column.name())
                : new PrimitiveType(repetition, physical, column.name());
        return new ColumnType(stored, type, writer);
    }
}
