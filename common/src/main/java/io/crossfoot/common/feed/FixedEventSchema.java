package io.crossfoot.common.feed;

import io.crossfoot.common.copybook.Field;
import io.crossfoot.common.copybook.Item;
import io.crossfoot.common.copybook.Picture;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;

/** Derives the Avro type of a feed's events from its copybook. */
final class FixedEventSchema {

    private final Fixed format;
    private final String namespace;
    private final FixedLayouts layouts;
    private final Map<String, Schema> types = new LinkedHashMap<>();
    private final Set<String> nullable = new HashSet<>();

    private FixedEventSchema(Fixed format, String feed) {
        this.format = format;
        this.namespace = EventSchema.namespace(feed);
        this.layouts = format.layouts();
    }

    /** @throws IllegalArgumentException if two kinds of detail have different fields of the same name */
    static Schema of(Fixed format, String feed) {
        FixedEventSchema events = new FixedEventSchema(format, feed);
        List<FixedRecord> details = format.records().stream()
                .filter(record -> record.role() == RecordType.Role.DETAIL)
                .toList();
        details.forEach(events::add);
        List<Schema.Field> fields = events.types.entrySet().stream()
                .map(type -> EventSchema.field(type.getKey(), type.getValue(), events.nullable.contains(type.getKey())))
                .toList();
        return Schema.createRecord(
                format.type(), "An event of the feed " + feed + ".", events.namespace, false, fields);
    }

    /** What only some kinds of detail have is null in the others. */
    private void add(FixedRecord detail) {
        Map<String, Schema> own = new LinkedHashMap<>();
        layouts.of(detail).fields().forEach(field -> own.put(field.name(), typeOf(field)));
        detail.inherit().forEach(name -> {
            if (own.put(name, typeOf(layouts.inherited(name))) != null) {
                throw new IllegalArgumentException(
                        "record '%s' inherits '%s', which it has itself".formatted(detail.name(), name));
            }
        });
        if (!types.isEmpty()) {
            types.keySet().stream().filter(name -> !own.containsKey(name)).forEach(nullable::add);
            own.keySet().stream().filter(name -> !types.containsKey(name)).forEach(nullable::add);
        }
        own.forEach((name, type) -> {
            Schema before = types.putIfAbsent(name, type);
            if (before != null && !before.equals(type)) {
                throw new IllegalArgumentException(
                        "two kinds of detail have different fields '%s', %s and %s; they cannot be one field of the event"
                                .formatted(name, before, type));
            }
        });
    }

    private Schema typeOf(Field field) {
        if (field.isTable()) {
            return tableOf(field, format.type());
        }
        if (format.rule(field).optional()) {
            nullable.add(field.name());
        }
        return valueOf(field);
    }

    private Schema tableOf(Field table, String within) {
        if (!table.hasValues()) {
            return Schema.createArray(entryOf(table, within));
        }
        Schema value = valueOf(table);
        return Schema.createArray(
                format.rule(table).optional() ? Schema.createUnion(Schema.create(Schema.Type.NULL), value) : value);
    }

    /** An entry's type is named after the table, within the type that holds it: never as the type of a block of events. */
    private Schema entryOf(Field table, String within) {
        String name = within
                + Character.toUpperCase(table.name().charAt(0))
                + table.name().substring(1)
                + "Entry";
        List<Schema.Field> columns =
                table.columns().stream().map(column -> columnOf(column, name)).toList();
        return Schema.createRecord(name, null, namespace, false, columns);
    }

    private Schema.Field columnOf(Field column, String within) {
        return column.isTable()
                ? EventSchema.field(column.name(), tableOf(column, within), false)
                : EventSchema.field(
                        column.name(), valueOf(column), format.rule(column).optional());
    }

    private Schema valueOf(Field field) {
        return format.rule(field).temporal().map(EventSchema::valueOf).orElseGet(() -> valueOf(field.item()));
    }

    private static Schema valueOf(Item item) {
        if (item.usage().isFloat()) {
            return Schema.create(Schema.Type.DOUBLE);
        }
        Picture picture = item.picture().orElseThrow();
        if (!picture.numeric()) {
            return EventSchema.string();
        }
        return picture.fitsLong() ? Schema.create(Schema.Type.LONG) : EventSchema.decimal(Math.max(picture.scale(), 0));
    }
}
