package io.crossfoot.ingest.format.avro;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Whether, and how, records of a file's type can be read as those of the feed's. */
public final class SchemaFit {

    private final Schema written;
    private final Schema wanted;
    private final List<String> problems = new ArrayList<>();

    public SchemaFit(Schema written, Schema wanted) {
        this.written = Schema.applyAliases(written, wanted);
        this.wanted = wanted;
        check(Resolver.resolve(this.written, wanted, new GenericData()), "");
    }

    /** The file's type, in which fields have the names that the feed's type has for them. */
    public Schema written() {
        return written;
    }

    /** The feed's type. */
    Schema wanted() {
        return wanted;
    }

    /** Why no record, or none that is right, would come of it; empty if the types fit. */
    public List<String> problems() {
        return problems;
    }

    /** Whether the bytes of a record are the same in both types. */
    boolean isSame() {
        return SameBytes.in(written, wanted);
    }

    private void check(Resolver.Action action, String where) {
        if (action instanceof Resolver.ErrorAction error) {
            problems.add(where + reason(error));
        } else if (action instanceof Resolver.RecordAdjust fields) {
            checkFields(fields, where);
        } else if (action instanceof Resolver.Container items) {
            check(items.elementAction, where);
        } else if (action instanceof Resolver.WriterUnion branches) {
            checkBranches(branches, where);
        } else if (action instanceof Resolver.ReaderUnion branch) {
            check(branch.actualAction, where);
        } else {
            checkMeaning(action, where);
        }
    }

    private void checkFields(Resolver.RecordAdjust record, String where) {
        List<Schema.Field> fields = record.writer.getFields();
        for (int i = 0; i < record.fieldActions.length; i++) {
            if (!(record.fieldActions[i] instanceof Resolver.Skip)) {
                check(
                        record.fieldActions[i],
                        "%sfield '%s': ".formatted(where, fields.get(i).name()));
            }
        }
    }

    /** A branch that cannot be read spoils only the records that have it; where none can be, no record is right. */
    private void checkBranches(Resolver.WriterUnion union, String where) {
        List<Resolver.Action> values = Arrays.stream(union.actions)
                .filter(action -> action.writer.getType() != Schema.Type.NULL)
                .toList();
        List<Resolver.Action> readable = values.stream()
                .filter(action -> !(action instanceof Resolver.ErrorAction))
                .toList();
        if (readable.isEmpty() && values.size() > 1) {
            problems.add("%smust be %s, got %s".formatted(where, name(union.reader), name(union.writer)));
        } else if (readable.isEmpty()) {
            values.forEach(action -> check(action, where));
        } else {
            readable.forEach(action -> check(action, where));
        }
    }

    private void checkMeaning(Resolver.Action action, String where) {
        LogicalType from = action.writer.getLogicalType();
        LogicalType to = action.reader.getLogicalType();
        boolean differs = from != null && to != null && !meaning(from).equals(meaning(to));
        boolean isTextAsDecimal = to instanceof LogicalTypes.Decimal && action.writer.getType() == Schema.Type.STRING;
        if (differs || isTextAsDecimal) {
            problems.add("%smust be %s, got %s".formatted(where, name(action.reader), name(action.writer)));
        }
    }

    private static String meaning(LogicalType type) {
        return type instanceof LogicalTypes.Decimal decimal ? "decimal " + decimal.getScale() : type.getName();
    }

    private static String reason(Resolver.ErrorAction error) {
        return switch (error.error) {
            case MISSING_REQUIRED_FIELD -> "the file's type lacks a field that has no default: " + missing(error);
            case NAMES_DONT_MATCH, SIZES_DONT_MATCH, INCOMPATIBLE_SCHEMA_TYPES, NO_MATCHING_BRANCH ->
                "must be %s, got %s".formatted(name(error.reader), name(error.writer));
        };
    }

    private static List<String> missing(Resolver.ErrorAction error) {
        return error.reader.getFields().stream()
                .filter(field -> !field.hasDefaultValue() && error.writer.getField(field.name()) == null)
                .map(Schema.Field::name)
                .toList();
    }

    private static String name(Schema schema) {
        if (schema.isUnion()) {
            return String.join(
                    " or ", schema.getTypes().stream().map(SchemaFit::name).toList());
        }
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return "decimal(%d,%d)".formatted(decimal.getPrecision(), decimal.getScale());
        }
        return switch (schema.getType()) {
            case FIXED -> "fixed %s of %d bytes".formatted(schema.getName(), schema.getFixedSize());
            case ENUM, RECORD -> schema.getType().getName() + ' ' + schema.getName();
            default -> logical == null ? schema.getName() : logical.getName();
        };
    }
}
