package io.crossfoot.ingest.format.parquet;

import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.LogicalTypes;
import org.apache.parquet.format.SchemaElement;

/** What the values of a column, or the columns of a group, mean: its logical type, also where the file has only the older kind. */
final class Meaning {

    private static final LogicalType NONE = new LogicalType();

    private Meaning() {}

    /** One of which nothing is set, if the file says nothing that is known. */
    static LogicalType of(SchemaElement element) {
        if (element.isSetLogicalType() && element.getLogicalType().isSet()) {
            return element.getLogicalType();
        }
        return element.isSetConverted_type() ? converted(element) : NONE;
    }

    private static LogicalType converted(SchemaElement element) {
        return switch (element.getConverted_type()) {
            case UTF8 -> LogicalTypes.UTF8;
            case MAP, MAP_KEY_VALUE -> LogicalTypes.MAP;
            case LIST -> LogicalTypes.LIST;
            case ENUM -> LogicalTypes.ENUM;
            case DECIMAL -> LogicalTypes.DECIMAL(element.getScale(), element.getPrecision());
            case DATE -> LogicalTypes.DATE;
            case TIME_MILLIS -> LogicalTypes.TIME_MILLIS;
            case TIME_MICROS -> LogicalTypes.TIME_MICROS;
            case TIMESTAMP_MILLIS -> LogicalTypes.TIMESTAMP_MILLIS;
            case TIMESTAMP_MICROS -> LogicalTypes.TIMESTAMP_MICROS;
            case UINT_8 -> LogicalTypes.UINT_8;
            case UINT_16 -> LogicalTypes.UINT_16;
            case UINT_32 -> LogicalTypes.UINT_32;
            case UINT_64 -> LogicalTypes.UINT_64;
            case INT_8 -> LogicalTypes.INT_8;
            case INT_16 -> LogicalTypes.INT_16;
            case INT_32 -> LogicalTypes.INT_32;
            case INT_64 -> LogicalTypes.INT_64;
            case JSON -> LogicalTypes.JSON;
            case BSON -> LogicalTypes.BSON;
            case INTERVAL -> NONE;
        };
    }
}
