package io.crossfoot.common.feed;

import io.crossfoot.common.config.Default;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * Text of one record a line: columns between separators, or cut out by a pattern. Header and trailer records state
 * counts and totals.
 *
 * @param type name of the events' Avro type, for example {@code OrderLine}
 * @param separator between columns; any text, a tab is written {@code "\t"}
 * @param quote around columns that hold a separator; empty if there is none
 * @param records kinds of record; a line is of the first kind that it matches
 * @param controls the control values
 */
public record Delimited(
        String type,
        @Default(",") String separator,
        @Default("\"") String quote,
        @Default("UTF-8") Charset encoding,
        List<RecordType> records,
        @Default("{}") Controls controls)
        implements Format {

    /**
     * What is stated, by the name of the column that states it, and what was counted to compare it with: a total of the
     * feed, or one of {@link ControlDefinition}'s constants. A name that no column has is counted and shown all the same.
     */
    public record Controls(Map<String, String> file, Map<String, String> section) {

        List<ControlDefinition> definitions() {
            List<ControlDefinition> definitions = new ArrayList<>();
            file.forEach((name, counts) -> definitions.add(ControlDefinition.file(name, counts)));
            section.forEach((name, counts) -> definitions.add(ControlDefinition.section(name, counts)));
            return List.copyOf(definitions);
        }
    }

    public Delimited {
        records = List.copyOf(records);
        DelimitedRules.check(type, separator, quote, records);
    }

    @Override
    public String name() {
        return "delimited";
    }

    /** The kind of record that becomes an event. */
    public RecordType detail() {
        return records.stream()
                .filter(record -> record.role() == RecordType.Role.DETAIL)
                .findFirst()
                .orElseThrow();
    }

    /** The column of this name in any kind of record other than the detail, where the detail inherits from. */
    public Column inherited(String column) {
        return records.stream()
                .filter(record ->
                        record.role() == RecordType.Role.HEADER || record.role() == RecordType.Role.SECTION_HEADER)
                .flatMap(record -> record.columns().stream())
                .filter(candidate -> candidate.name().equals(column))
                .findFirst()
                .orElseThrow();
    }

    /** The columns of an event in their order: the detail's own, then those it inherits; skipped ones left out. */
    public List<Column> eventColumns() {
        return Stream.concat(
                        detail().columns().stream().filter(column -> column.type() != Column.Type.SKIPPED),
                        detail().inherit().stream().map(this::inherited))
                .toList();
    }

    @Override
    public Schema eventSchema(String feed) {
        return EventSchema.of(type, feed, eventColumns());
    }

    @Override
    public List<ControlDefinition> controlDefinitions() {
        return controls.definitions();
    }
}
