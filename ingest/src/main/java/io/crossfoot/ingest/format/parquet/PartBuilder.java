package io.crossfoot.ingest.format.parquet;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.Type;

/**
 * Makes the parts of a row of a file's schema, by the rules of parquet-avro, the library that most write Avro's types to
 * Parquet with. Source of those for lists and maps, of which there are older kinds: the specification of Parquet's logical types.
 */
final class PartBuilder {

    private static final int KEY_AND_VALUE = 2;

    private final String rowName;
    private final TypeNames names = new TypeNames();

    /** @param rowName name of the Avro type of rows, which may have a namespace */
    PartBuilder(String rowName) {
        this.rowName = rowName;
    }

    GroupPart row(Node root) {
        int point = rowName.lastIndexOf('.');
        String namespace = point < 0 ? null : rowName.substring(0, point);
        TypeNames.Name name = new TypeNames.Name(rowName.substring(point + 1), namespace);
        names.next(name.name());
        return group(root, name);
    }

    private GroupPart group(Node node, TypeNames.Name name) {
        TypeNames.Fields fieldNames = new TypeNames.Fields();
        List<Schema.Field> fields = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (Node child : node.children()) {
            Part part = part(child);
            parts.add(part);
            fields.add(new Schema.Field(fieldNames.next(child.name()), part.type(), null, null));
        }
        return new GroupPart(Schema.createRecord(name.name(), null, name.namespace(), false, fields), parts);
    }

    private Part part(Node node) {
        if (node.is(FieldRepetitionType.REPEATED)) {
            return array(node, value(node));
        }
        return optional(node, value(node));
    }

    private static Part optional(Node node, Part part) {
        return node.is(FieldRepetitionType.OPTIONAL) ? new OptionalPart(part, node.definition()) : part;
    }

    private static Part array(Node repeated, Part item) {
        return new RepeatedPart(Schema.createArray(item.type()), item, repeated.definition(), repeated.repetition());
    }

    /** The part without its being optional or repeated. */
    private Part value(Node node) {
        if (node.isColumn()) {
            return new Column(node, ColumnType.of(node, names));
        }
        LogicalType meaning = Meaning.of(node.element());
        boolean holdsOneRepeated = node.children().size() == 1
                && !node.is(FieldRepetitionType.REPEATED)
                && node.children().get(0).is(FieldRepetitionType.REPEATED);
        if (holdsOneRepeated && meaning.isSetMAP()) {
            return map(node.children().get(0));
        }
        if (holdsOneRepeated && meaning.isSetLIST()) {
            return list(node, node.children().get(0));
        }
        return group(node, names.next(node.name()));
    }

    private Part list(Node list, Node repeated) {
        boolean isItem = repeated.isColumn()
                || repeated.children().size() != 1
                || repeated.name().equals("array")
                || repeated.name().equals(list.name() + "_tuple")
                || repeated.children().get(0).is(FieldRepetitionType.REPEATED);
        return array(
                repeated, isItem ? value(repeated) : part(repeated.children().get(0)));
    }

    /** One whose keys are no text is an array of keys and values, since Avro's maps have no other keys. */
    private Part map(Node repeated) {
        if (isTextKeyed(repeated)) {
            Part key = value(repeated.children().get(0));
            Part value = part(repeated.children().get(1));
            Schema entry = Schema.createRecord(
                    "Entry",
                    null,
                    null,
                    false,
                    List.of(
                            new Schema.Field("key", key.type(), null, null),
                            new Schema.Field("value", value.type(), null, null)));
            return new RepeatedPart(
                    Schema.createMap(value.type()),
                    new GroupPart(entry, List.of(key, value)),
                    repeated.definition(),
                    repeated.repetition());
        }
        return array(repeated, value(repeated));
    }

    private static boolean isTextKeyed(Node repeated) {
        if (repeated.isColumn() || repeated.children().size() != KEY_AND_VALUE) {
            return false;
        }
        Node key = repeated.children().get(0);
        return key.element().getType() == Type.BYTE_ARRAY
                && key.is(FieldRepetitionType.REQUIRED)
                && (Meaning.of(key.element()).isSetSTRING()
                        || Meaning.of(key.element()).isSetENUM());
    }
}
