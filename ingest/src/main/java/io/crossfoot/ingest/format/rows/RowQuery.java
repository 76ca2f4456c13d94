package io.crossfoot.ingest.format.rows;

import io.crossfoot.common.feed.Column;
import io.crossfoot.common.feed.Rows;
import io.crossfoot.common.feed.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is asked of the database for one extract. The feed's query stands within each command, and is called {@code r}. */
final class RowQuery {

    private final Rows format;
    private final SqlText source;
    private final Map<String, Object> parameters;

    /** @param parameters those of the request, by name */
    RowQuery(Rows format, Map<String, Object> parameters) {
        this.format = format;
        this.source = SqlText.of(format.query());
        this.parameters = Map.copyOf(parameters);
    }

    Rows format() {
        return format;
    }

    /** One row: the control values in the feed's order. */
    SqlCommand statement() {
        List<SqlText> expressions =
                format.controls().values().stream().map(SqlText::of).toList();
        String selected = expressions.stream().map(SqlText::sql).collect(Collectors.joining(", "));
        List<Object> values = new ArrayList<>();
        expressions.forEach(expression -> values.addAll(values(expression)));
        values.addAll(values(source));
        return new SqlCommand("SELECT " + selected + from(), values, List.of());
    }

    /** The rows of a page: the event's columns, and behind them the key. */
    SqlCommand rows(Page page) {
        List<String> conditions = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        if (!page.after().isEmpty()) {
            conditions.add(compared(">"));
            keys.addAll(page.after());
        }
        if (!page.upTo().isEmpty()) {
            conditions.add(compared("<="));
            keys.addAll(page.upTo());
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        String selected = Stream.concat(format.columns().stream().map(Column::name), format.order().stream())
                .map(name -> "r." + name)
                .collect(Collectors.joining(", "));
        return new SqlCommand("SELECT " + selected + from() + where + " ORDER BY " + key("r"), values(source), keys);
    }

    /** The keys of every so manieth row, which pages end with; and those that are null, which no page would have. */
    SqlCommand boundaries(int rowsPerPage) {
        String missing = format.order().stream()
                .map(name -> "p.%s IS NULL".formatted(name))
                .collect(Collectors.joining(" OR "));
        String numbered =
                "SELECT %1$s, row_number() OVER (ORDER BY %1$s) AS row_number_of_key".formatted(key("r")) + from();
        String sql = "SELECT %1$s FROM (%2$s) p WHERE p.row_number_of_key %% %3$d = 0 OR %4$s ORDER BY %1$s"
                .formatted(key("p"), numbered, rowsPerPage, missing);
        return new SqlCommand(sql, values(source), List.of());
    }

    /** On lines of its own, since the query may end with a comment. */
    private String from() {
        return " FROM (\n" + source.sql() + "\n) r";
    }

    private String key(String table) {
        return format.order().stream().map(name -> table + '.' + name).collect(Collectors.joining(", "));
    }

    private String compared(String operator) {
        String marks = format.order().stream().map(name -> "?").collect(Collectors.joining(", "));
        return "(%s) %s (%s)".formatted(key("r"), operator, marks);
    }

    private List<Object> values(SqlText text) {
        return text.parameters().stream()
                .<Object>map(name -> Objects.requireNonNull(parameters.get(name), name))
                .toList();
    }
}
