package io.crossfoot.common.feed;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Rows of a database. What arrives in the inbox is a request for an extract, a small text of parameters; an event is a row
 * that the query finds. All rows, and the control values, are read from one snapshot of the database.
 *
 * @param database which of the databases that ingest's configuration names
 * @param type name of the events' Avro type, for example {@code Position}
 * @param query one SELECT; its parameters are written {@code :name}
 * @param order columns of the query that no two rows have in common, and that are never null: the order of the events. An
 *     index on them is what makes it fast
 * @param parameters what a request has to say, and of which type each is
 * @param columns the columns of an event in their order, by the names that they have in the query
 * @param controls control values: an SQL expression over the query's rows, by the name of what was counted to compare it
 *     with: a total of the feed, or {@value ControlDefinition#RECORDS}
 */
public record Rows(
        String database,
        String type,
        String query,
        List<String> order,
        List<Column> parameters,
        List<Column> columns,
        Map<String, String> controls)
        implements Format {

    /** What a request calls itself, so that no two are the same; the feed's own parameters have other names. */
    public static final String REQUEST = "request";

    /** The parameter that holds the date of the batch, where a feed has it. */
    public static final String BUSINESS_DATE = "business_date";

    public Rows {
        order = List.copyOf(order);
        parameters = List.copyOf(parameters);
        columns = List.copyOf(columns);
        controls = Collections.unmodifiableMap(new LinkedHashMap<>(controls));
        RowsRules.check(database, type, query, order, parameters, columns, controls);
    }

    @Override
    public String name() {
        return "rows";
    }

    @Override
    public Schema eventSchema(String feed) {
        return EventSchema.of(type, feed, columns);
    }

    @Override
    public boolean numbersLines() {
        return false;
    }

    @Override
    public List<ControlDefinition> controlDefinitions() {
        return controls.keySet().stream()
                .map(name -> ControlDefinition.file(name, name))
                .toList();
    }
}
