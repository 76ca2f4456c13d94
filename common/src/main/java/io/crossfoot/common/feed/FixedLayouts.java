package io.crossfoot.common.feed;

import static java.util.Objects.requireNonNull;

import io.crossfoot.common.copybook.Copybook;
import io.crossfoot.common.copybook.Field;
import io.crossfoot.common.copybook.Item;
import io.crossfoot.common.copybook.RecordLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the fields of each kind of record of a feed stand. */
public final class FixedLayouts {

    private final Map<FixedRecord, RecordLayout> layouts;
    private final int longest;

    private FixedLayouts(Map<FixedRecord, RecordLayout> layouts, int longest) {
        this.layouts = layouts;
        this.longest = longest;
    }

    /** @throws IllegalArgumentException if the copybook cannot be read, or does not hold what a record names */
    static FixedLayouts of(String text, Map<String, FixedField> fields, List<FixedRecord> records) {
        Copybook copybook = Copybook.parse(text);
        Map<FixedRecord, RecordLayout> layouts = new LinkedHashMap<>();
        for (FixedRecord record : records) {
            Set<String> chosen = record.redefines().stream()
                    .map(item -> item.toUpperCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
            RecordLayout layout = RecordLayout.of(item(copybook, record), chosen);
            layouts.put(record, layout.changed(field -> rule(fields, field).applyTo(field)));
        }
        int longest =
                layouts.values().stream().mapToInt(RecordLayout::length).max().orElseThrow();
        return new FixedLayouts(layouts, longest);
    }

    public RecordLayout of(FixedRecord record) {
        return requireNonNull(layouts.get(record), record.name());
    }

    /** Bytes of the longest record that the feed describes. */
    public int longest() {
        return longest;
    }

    /**
     * The field of this name that details inherit.
     *
     * @throws IllegalArgumentException if no header and no section header has it
     */
    public Field inherited(String name) {
        return layouts.entrySet().stream()
                .filter(entry -> entry.getKey().isHeader())
                .flatMap(entry -> entry.getValue().field(name).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' is inherited, and no header or section header has it".formatted(name)));
    }

    /** All fields of all kinds of record, and their columns. */
    Stream<Field> all() {
        return layouts.values().stream().flatMap(RecordLayout::all);
    }

    private static FixedField rule(Map<String, FixedField> fields, Field field) {
        return fields.getOrDefault(field.path(), FixedField.plain());
    }

    private static Item item(Copybook copybook, FixedRecord record) {
        return record.layout()
                .map(name -> copybook.record(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "record '%s': the copybook has no record %s of level 01; it has %s"
                                        .formatted(record.name(), name, names(copybook)))))
                .orElse(copybook.records().get(0));
    }

    private static List<String> names(Copybook copybook) {
        return copybook.records().stream().map(Item::name).toList();
    }
}
