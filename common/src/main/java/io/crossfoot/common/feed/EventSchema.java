package io.crossfoot.common.feed;

import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Derives the Avro type of a delimited feed's events from its columns; and what all derived types have in common. */
final class EventSchema {

    private static final int PRECISION = 38;

    private EventSchema() {}

    static Schema of(String type, String feed, List<Column> columns) {
        List<Schema.Field> fields = columns.stream().map(EventSchema::field).toList();
        return Schema.createRecord(type, "An event of the feed " + feed + ".", namespace(feed), false, fields);
    }

    static String namespace(String feed) {
        return "io.crossfoot.feed." + feed.replace('-', '_');
    }

    private static Schema.Field field(Column column) {
        return field(column.name(), valueOf(column), column.nullable());
    }

    static Schema.Field field(String name, Schema value, boolean nullable) {
        return nullable
                ? new Schema.Field(
                        name,
                        Schema.createUnion(Schema.create(Schema.Type.NULL), value),
                        null,
                        Schema.Field.NULL_DEFAULT_VALUE)
                : new Schema.Field(name, value, null);
    }

    static Schema valueOf(Column column) {
        return switch (column.type()) {
            case STRING -> string();
            case INTEGER -> Schema.create(Schema.Type.LONG);
            case DECIMAL -> decimal(column.scale());
            case DATE -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
            case TIMESTAMP -> LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
            case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
            case SKIPPED ->
                throw new IllegalArgumentException(
                        "Column '%s' is skipped and cannot be inherited".formatted(column.name()));
        };
    }

    static Schema decimal(int scale) {
        return LogicalTypes.decimal(PRECISION, scale).addToSchema(Schema.create(Schema.Type.BYTES));
    }

    static Schema string() {
        Schema string = Schema.create(Schema.Type.STRING);
        string.addProp("avro.java.string", "String");
        return string;
    }
}
