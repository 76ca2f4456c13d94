package io.crossfoot.common.copybook;

import io.crossfoot.common.copybook.RecordLayout.Counter;
import io.crossfoot.common.copybook.RecordLayout.VariableTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks over the items of a record and finds its fields. */
final class LayoutWalk {

    private static final String FILLER = "FILLER";

    /** A field, and the names of the groups it stands in, the outermost first. */
    private record Found(List<String> groups, Field field) {}

    /** What was found in the record itself, or in one entry of a table. */
    private static final class Scope {

        private final @Nullable Scope outer;
        private final List<Found> found = new ArrayList<>();
        private final List<VariableTable> tables = new ArrayList<>();

        Scope(@Nullable Scope outer) {
            this.outer = outer;
        }
    }

    private final Set<String> chosen;
    private final Set<String> read = new HashSet<>();
    private final Scope record = new Scope(null);
    private Scope scope = record;

    LayoutWalk(Set<String> chosen) {
        this.chosen = chosen;
    }

    List<VariableTable> tables() {
        return List.copyOf(record.tables);
    }

    List<Field> record(Item record) {
        if (record.occurs().isPresent()) {
            throw refuse(record, "a record does not occur several times");
        }
        if (record.isGroup()) {
            group(record, 0, List.of());
        } else {
            add(record, 0, List.of());
        }
        chosen.stream()
                .filter(name -> !read.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw refuse(record, "has no item %s that redefines another".formatted(name));
                });
        return named(scope.found);
    }

    private void group(Item group, int offset, List<String> groups) {
        int at = offset;
        for (List<Item> place : Alternatives.of(group.children())) {
            add(read(place), at, groups);
            at += place.stream().mapToInt(Item::wholeLength).max().orElseThrow();
        }
    }

    /** The item that is read of those that share a place. */
    private Item read(List<Item> place) {
        Item item = place.stream()
                .filter(each -> chosen.contains(each.name()))
                .findFirst()
                .orElse(place.get(0));
        read.add(item.name());
        return item;
    }

    private void add(Item item, int offset, List<String> groups) {
        if (item.occurs().isPresent()) {
            addTable(item, offset, groups);
        } else if (item.isGroup()) {
            group(item, offset, item.isFiller() ? groups : append(groups, item.name()));
        } else if (!item.isFiller()) {
            scope.found.add(new Found(groups, Field.value(item.name(), item, offset, scope.tables.size())));
        }
    }

    private void addTable(Item item, int offset, List<String> groups) {
        Scope entry = entry(item);
        int before = scope.tables.size();
        boolean varies = item.occurs().orElseThrow().dependingOn().isPresent() || !entry.tables.isEmpty();
        if (varies) {
            scope.tables.add(variableTable(item, offset, entry.tables));
        }
        List<Field> columns = named(entry.found);
        if (item.isGroup() ? !columns.isEmpty() : !item.isFiller()) {
            String name = item.isFiller() ? FILLER : item.name();
            int table = varies ? before : Field.NO_TABLE;
            scope.found.add(
                    new Found(groups, new Field(name, name, item, offset, before, table, columns, entry.tables)));
        }
    }

    /** What one entry of a table holds. */
    private Scope entry(Item item) {
        Scope outside = scope;
        Scope entry = new Scope(outside);
        if (item.isGroup()) {
            scope = entry;
            group(item, 0, List.of());
            scope = outside;
        }
        return entry;
    }

    private VariableTable variableTable(Item item, int offset, List<VariableTable> tables) {
        Occurs occurs = item.occurs().orElseThrow();
        Optional<Counter> counter = occurs.dependingOn().map(name -> counter(name, item));
        return new VariableTable(counter, offset, occurs.least(), occurs.most(), item.length(), tables);
    }

    /** The item that a table depends on: in the same entry, or in one of those around it, or in the record itself. */
    private Counter counter(String name, Item item) {
        int outwards = 0;
        for (Scope at = scope; at != null; at = at.outer) {
            Optional<Field> field = at.found.stream()
                    .map(Found::field)
                    .filter(each -> each.name().equals(name) && isCount(each))
                    .findFirst();
            if (field.isPresent()) {
                return new Counter(field.get().named(Names.camelCase(name)), outwards);
            }
            outwards++;
        }
        throw refuse(item, "depends on %s, which is no whole number before it in the record".formatted(name));
    }

    private static boolean isCount(Field field) {
        return !field.isTable()
                && field.item().picture().filter(Picture::fitsLong).isPresent();
    }

    /** The fields by their names in camel case, with the names of their groups where they have one name in common. */
    private static List<Field> named(List<Found> found) {
        String[] names =
                found.stream().map(each -> Names.camelCase(each.field().name())).toArray(String[]::new);
        int deepest =
                found.stream().mapToInt(each -> each.groups().size()).max().orElse(0);
        for (int depth = 1; depth <= deepest; depth++) {
            Map<String, Integer> uses = uses(names);
            for (int i = 0; i < names.length; i++) {
                if (uses.getOrDefault(names[i], 0) > 1) {
                    Found each = found.get(i);
                    names[i] = Names.qualified(each.groups(), each.field().name(), depth);
                }
            }
        }
        number(names);
        List<Field> named = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            named.add(found.get(i).field().named(names[i]));
        }
        return named;
    }

    /** Items that even their groups do not tell apart are numbered from the second one on. */
    private static void number(String[] names) {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            for (int use = 2; !taken.add(names[i]); use++) {
                names[i] = name + use;
            }
        }
    }

    private static Map<String, Integer> uses(String[] names) {
        Map<String, Integer> uses = new HashMap<>();
        for (String name : names) {
            uses.merge(name, 1, Integer::sum);
        }
        return uses;
    }

    private static List<String> append(List<String> groups, String name) {
        List<String> longer = new ArrayList<>(groups);
        longer.add(name);
        return longer;
    }

    private static IllegalArgumentException refuse(Item item, String reason) {
        String name = item.isFiller() ? FILLER : item.name();
        return new IllegalArgumentException("Copybook line %d: %s %s".formatted(item.line(), name, reason));
    }
}
