package io.crossfoot.common.field;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.avro.AvroTypeException;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** The part of an event's type that one stage wants. */
public final class Projection {

    private Projection() {}

    /**
     * The type of some of the fields, in the order of the type.
     *
     * @throws IllegalArgumentException if it lacks one
     */
    public static Schema of(Schema type, Collection<String> fields) {
        TreeSet<String> missing = new TreeSet<>(fields);
        type.getFields().forEach(field -> missing.remove(field.name()));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("Type %s has no field %s; it has %s"
                    .formatted(
                            type.getName(),
                            missing,
                            type.getFields().stream().map(Schema.Field::name).toList()));
        }
        List<Schema.Field> wanted = type.getFields().stream()
                .filter(field -> fields.contains(field.name()))
                .map(field -> new Schema.Field(field, withoutJavaString(field.schema())))
                .toList();
        return Schema.createRecord(type.getName(), type.getDoc(), type.getNamespace(), false, wanted);
    }

    /** The type of the events that a message of this type holds. */
    public static Schema eventType(Schema message, boolean isBlock) {
        if (!isBlock) {
            return message;
        }
        Schema.Field records = message.getType() == Schema.Type.RECORD ? message.getField("records") : null;
        if (records == null || records.schema().getType() != Schema.Type.ARRAY) {
            throw new AvroTypeException("Type " + message.getFullName() + " is not that of a block");
        }
        return records.schema().getElementType();
    }

    /** Avro lets a decimal of two places be read as one of three, a tenth of what it was. */
    public static void checkScales(Schema written, Schema read) {
        if (written.getType() != Schema.Type.RECORD) {
            throw new AvroTypeException("Type " + written.getFullName() + " is not that of an event");
        }
        for (Schema.Field field : read.getFields()) {
            Schema.Field source = written.getField(field.name());
            if (source != null && scale(source.schema()) != scale(field.schema())) {
                throw new AvroTypeException(
                        "Field '%s' has %d decimals as written and %d as read; its type cannot change"
                                .formatted(field.name(), scale(source.schema()), scale(field.schema())));
            }
        }
    }

    /** The schema's field of this name. */
    public static Schema.Field field(Schema schema, String name) {
        Schema.Field field = schema.getField(name);
        if (field == null) {
            throw new IllegalArgumentException("Type %s has no field '%s'; it has %s"
                    .formatted(
                            schema.getName(),
                            name,
                            schema.getFields().stream().map(Schema.Field::name).toList()));
        }
        return field;
    }

    private static int scale(Schema schema) {
        if (schema.getType() == Schema.Type.UNION) {
            return schema.getTypes().stream().mapToInt(Projection::scale).max().orElse(0);
        }
        LogicalType logical = schema.getLogicalType();
        return logical instanceof LogicalTypes.Decimal decimal ? decimal.getScale() : 0;
    }

    /** A {@code Utf8} is filled anew for each event, a {@code String} would be made anew. */
    private static Schema withoutJavaString(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> schema.getLogicalType() == null ? Schema.create(Schema.Type.STRING) : schema;
            case UNION ->
                Schema.createUnion(schema.getTypes().stream()
                        .map(Projection::withoutJavaString)
                        .toList());
            default -> schema;
        };
    }
}
