package io.crossfoot.ingest.format.parquet;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.Float16Type;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.LogicalTypes;
import org.apache.parquet.format.NanoSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.UUIDType;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** The library's types as a footer has them. */
final class SchemaElements {

    private SchemaElements() {}

    static List<SchemaElement> of(MessageType schema) {
        List<SchemaElement> elements = new ArrayList<>();
        elements.add(new SchemaElement(schema.getName()).setNum_children(schema.getFieldCount()));
        schema.getFields().forEach(field -> add(field, elements));
        return elements;
    }

    private static void add(Type type, List<SchemaElement> elements) {
        SchemaElement element = new SchemaElement(type.getName());
        element.setRepetition_type(
                FieldRepetitionType.valueOf(type.getRepetition().name()));
        elements.add(element);
        if (type.getLogicalTypeAnnotation() != null) {
            annotate(element, type.getLogicalTypeAnnotation());
        }
        if (type.isPrimitive()) {
            PrimitiveType primitive = type.asPrimitiveType();
            element.setType(physical(primitive));
            element.setType_length(primitive.getTypeLength());
        } else {
            GroupType group = type.asGroupType();
            element.setNum_children(group.getFieldCount());
            group.getFields().forEach(field -> add(field, elements));
        }
    }

    private static org.apache.parquet.format.Type physical(PrimitiveType type) {
        return switch (type.getPrimitiveTypeName()) {
            case BINARY -> org.apache.parquet.format.Type.BYTE_ARRAY;
            default ->
                org.apache.parquet.format.Type.valueOf(
                        type.getPrimitiveTypeName().name());
        };
    }

    /** As the older kind of logical types, where that has it. */
    private static void annotate(SchemaElement element, LogicalTypeAnnotation annotation) {
        if (annotation instanceof TimestampLogicalTypeAnnotation timestamp) {
            element.setLogicalType(
                    LogicalType.TIMESTAMP(new TimestampType(timestamp.isAdjustedToUTC(), unit(timestamp.getUnit()))));
        } else if (annotation instanceof TimeLogicalTypeAnnotation time) {
            element.setLogicalType(LogicalType.TIME(new TimeType(time.isAdjustedToUTC(), unit(time.getUnit()))));
        } else if (annotation instanceof LogicalTypeAnnotation.UUIDLogicalTypeAnnotation) {
            element.setLogicalType(LogicalType.UUID(new UUIDType()));
        } else if (annotation instanceof LogicalTypeAnnotation.Float16LogicalTypeAnnotation) {
            element.setLogicalType(LogicalType.FLOAT16(new Float16Type()));
        } else {
            annotateAsOlder(element, annotation);
        }
    }

    private static void annotateAsOlder(SchemaElement element, LogicalTypeAnnotation annotation) {
        if (annotation instanceof DecimalLogicalTypeAnnotation decimal) {
            element.setPrecision(decimal.getPrecision()).setScale(decimal.getScale());
        }
        String name = annotation.toString().replaceAll("\\(.*", "");
        element.setConverted_type(
                switch (name) {
                    case "STRING" -> ConvertedType.UTF8;
                    case "INTEGER" -> {
                        LogicalTypeAnnotation.IntLogicalTypeAnnotation number =
                                (LogicalTypeAnnotation.IntLogicalTypeAnnotation) annotation;
                        yield ConvertedType.valueOf((number.isSigned() ? "INT_" : "UINT_") + number.getBitWidth());
                    }
                    default -> ConvertedType.valueOf(name);
                });
    }

    private static TimeUnit unit(LogicalTypeAnnotation.TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> LogicalTypes.TimeUnits.MILLIS;
            case MICROS -> LogicalTypes.TimeUnits.MICROS;
            case NANOS -> TimeUnit.NANOS(new NanoSeconds());
        };
    }
}
