package io.crossfoot.common.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** What a new version of a record's type changes in its fields, in the words of an error. */
final class FieldChanges {

    private FieldChanges() {}

    /** All that makes one version unable to read the other; empty where that lies deeper than the fields. */
    static List<String> incompatible(Schema before, Schema now) {
        List<String> changes = new ArrayList<>();
        for (Schema.Field field : before.getFields()) {
            Schema.Field successor = now.getField(field.name());
            if (successor != null && !type(field).equals(type(successor))) {
                changes.add(retyped(field, successor));
            } else if (successor == null && !field.hasDefaultValue()) {
                changes.add("field '%s' has no default and must stay, got none".formatted(field.name()));
            }
        }
        now.getFields().stream()
                .filter(field -> before.getField(field.name()) == null && !field.hasDefaultValue())
                .map(field -> "field '%s' is new and must have a default, got none".formatted(field.name()))
                .forEach(changes::add);
        return changes;
    }

    /** Fields that one version reads without an error, but not as what the other wrote: 1.50 as 0.150. */
    static List<String> misread(Schema before, Schema now) {
        return before.getFields().stream()
                .filter(field -> now.getField(field.name()) != null)
                .filter(field -> isMisread(field, now.getField(field.name())))
                .map(field -> retyped(field, now.getField(field.name())))
                .toList();
    }

    private static boolean isMisread(Schema.Field before, Schema.Field now) {
        return !logical(before).equals(logical(now))
                && (canRead(before.schema(), now.schema()) || canRead(now.schema(), before.schema()));
    }

    private static boolean canRead(Schema reader, Schema written) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, written)
                        .getType()
                == SchemaCompatibilityType.COMPATIBLE;
    }

    private static String retyped(Schema.Field before, Schema.Field now) {
        return "field '%s' must stay %s, got %s".formatted(before.name(), type(before), type(now));
    }

    private static String type(Schema.Field field) {
        return branches(field).stream().map(FieldChanges::name).collect(Collectors.joining(" or "));
    }

    private static List<Schema> branches(Schema.Field field) {
        return field.schema().isUnion() ? field.schema().getTypes() : List.of(field.schema());
    }

    private static String name(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return "decimal(%d,%d)".formatted(decimal.getPrecision(), decimal.getScale());
        }
        return logical == null ? schema.getFullName() : logical.getName();
    }

    private static List<String> logical(Schema.Field field) {
        return branches(field).stream()
                .filter(branch -> branch.getLogicalType() != null)
                .map(FieldChanges::name)
                .toList();
    }
}
