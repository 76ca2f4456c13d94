package io.crossfoot.common.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold of the description of rows of a database; says all that does not, at once. */
final class RowsRules {

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    private final List<String> problems = new ArrayList<>();

    private RowsRules() {}

    /** @throws IllegalArgumentException naming all that is wrong */
    static void check(
            String database,
            String type,
            String query,
            List<String> order,
            List<Column> parameters,
            List<Column> columns,
            Map<String, String> controls) {
        RowsRules rules = new RowsRules();
        if (!database.matches("[A-Za-z0-9_-]+")) {
            rules.problems.add("database must be a name from ingest's configuration, got '%s'".formatted(database));
        }
        if (!type.matches("[A-Z][A-Za-z0-9]*")) {
            rules.problems.add("type must be a name such as Position, got '%s'".formatted(type));
        }
        rules.checkOrder(order);
        rules.checkColumns(columns);
        rules.checkParameters(parameters, rules.used(query, controls));
        if (!rules.problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", rules.problems));
        }
    }

    private void checkOrder(List<String> order) {
        if (order.isEmpty()) {
            problems.add("order must name the columns that tell each row from every other");
        }
        order.stream()
                .filter(name -> !name.matches(NAME))
                .forEach(name -> problems.add("order: '%s' is no name of a column".formatted(name)));
        if (new HashSet<>(order).size() < order.size()) {
            problems.add("order names a column twice: %s".formatted(order));
        }
    }

    private void checkColumns(List<Column> columns) {
        if (columns.isEmpty()) {
            problems.add("columns must name at least one");
        }
        checkNames("column", columns);
        columns.stream()
                .filter(column -> column.type() == Column.Type.SKIPPED)
                .forEach(column ->
                        problems.add("column '%s': columns of the query that are not named are skipped; leave it out"
                                .formatted(column.name())));
    }

    private void checkParameters(List<Column> parameters, Set<String> used) {
        checkNames("parameter", parameters);
        Set<String> declared = new HashSet<>();
        for (Column parameter : parameters) {
            declared.add(parameter.name());
            if (parameter.name().equals(Rows.REQUEST)) {
                problems.add("parameter 'request': that is how requests call themselves; choose another name");
            }
            if (parameter.type() == Column.Type.SKIPPED || parameter.nullable()) {
                problems.add("parameter '%s': a request states every parameter, so none is skipped, optional or null"
                        .formatted(parameter.name()));
            }
            if (!used.contains(parameter.name())) {
                problems.add("parameter '%s' stands neither in the query nor in a control; write :%s there"
                        .formatted(parameter.name(), parameter.name()));
            }
        }
        used.stream()
                .filter(name -> !declared.contains(name))
                .sorted()
                .forEach(name ->
                        problems.add("the query has :%s, which parameters must name with its type".formatted(name)));
    }

    private void checkNames(String what, List<Column> columns) {
        Set<String> names = new HashSet<>();
        columns.stream()
                .filter(column -> !names.add(column.name()))
                .forEach(column -> problems.add("there are two %ss '%s'".formatted(what, column.name())));
    }

    private Set<String> used(String query, Map<String, String> controls) {
        Set<String> used = new HashSet<>(parameters("query", query));
        controls.forEach((name, expression) -> used.addAll(parameters("control '%s'".formatted(name), expression)));
        return used;
    }

    private List<String> parameters(String what, String sql) {
        if (sql.isBlank()) {
            problems.add(what + " must not be empty");
        }
        try {
            return SqlText.of(sql).parameters();
        } catch (IllegalArgumentException e) {
            problems.add("%s %s".formatted(what, e.getMessage()));
            return List.of();
        }
    }
}
