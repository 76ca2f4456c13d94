package io.crossfoot.common.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * JSON Lines: one JSON object a line, in UTF-8. Such a file states nothing itself.
 *
 * <p>Source of the rules: RFC 8259 and the JSON Lines text format (jsonlines.org). Where they leave room:
 *
 * <ul>
 *   <li>Numbers are exact, however they are written: {@code 1.5e3} is 1500, and a decimal of two places may be {@code 1.500}.
 *   <li>A value may be written as a number or as a string, whatever its column's type; {@code true} and {@code false} too.
 *       A string column takes a number as it is written.
 *   <li>{@code null}, a member that is missing, an empty string and one of blanks alone are nothing, and so are the values
 *       of {@code null-as}. Only what is optional may be nothing.
 *   <li>An object or an array where a column stands is no value. Members that no column names are passed over, whatever
 *       they hold.
 *   <li>A member on the way to a column that stands in its object twice makes the record ambiguous: it is rejected.
 *   <li>Empty lines and lines of blanks are no records, nor is a byte-order mark part of one.
 * </ul>
 *
 * @param type name of the events' Avro type, for example {@code Payment}
 * @param columns the columns of an event in their order
 */
public record JsonLines(String type, List<JsonColumn> columns) implements Format {

    public JsonLines {
        columns = List.copyOf(columns);
        check(type, columns);
    }

    @Override
    public String name() {
        return "json-lines";
    }

    @Override
    public Schema eventSchema(String feed) {
        return EventSchema.of(
                type, feed, columns.stream().map(JsonColumn::column).toList());
    }

    private static void check(String type, List<JsonColumn> columns) {
        List<String> problems = new ArrayList<>();
        if (!type.matches("[A-Z][A-Za-z0-9]*")) {
            problems.add("type must be a name such as Payment, got '%s'".formatted(type));
        }
        if (columns.isEmpty()) {
            problems.add("columns must name at least one");
        }
        Set<String> names = new HashSet<>();
        Set<List<String>> places = new HashSet<>();
        for (JsonColumn column : columns) {
            if (!names.add(column.name())) {
                problems.add("there are two columns '%s'".formatted(column.name()));
            }
            if (!places.add(column.path())) {
                problems.add("column '%s' stands where another one does".formatted(column.name()));
            }
        }
        columns.stream()
                .filter(column -> standsWithin(column.path(), places))
                .forEach(column -> problems.add(
                        "column '%s' stands within another one, which can be no value then".formatted(column.name())));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    private static boolean standsWithin(List<String> path, Set<List<String>> places) {
        for (int length = 1; length < path.size(); length++) {
            if (places.contains(path.subList(0, length))) {
                return true;
            }
        }
        return false;
    }
}
