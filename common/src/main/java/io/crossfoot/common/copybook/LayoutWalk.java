package io.crossfoot.common.copybook;

import io.crossfoot.common.copybook.RecordLayout.VariableTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks over the items of a record and finds its fields. */
final class LayoutWalk {

    /** A field, and the names of the groups it stands in, the outermost first. */
    private record Found(List<String> groups, Field field) {}

    private final Set<String> chosen;
    private final List<VariableTable> tables = new ArrayList<>();
    private final Set<String> read = new HashSet<>();
    private List<Found> found = new ArrayList<>();

    LayoutWalk(Set<String> chosen) {
        this.chosen = chosen;
    }

    List<VariableTable> tables() {
        return List.copyOf(tables);
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
        return named();
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
            found.add(new Found(groups, Field.value(item.name(), item, offset, tables.size())));
        }
    }

    private void addTable(Item item, int offset, List<String> groups) {
        int before = tables.size();
        boolean variable = item.occurs().orElseThrow().dependingOn().isPresent();
        if (variable) {
            tables.add(variableTable(item));
        }
        List<Field> columns = item.isGroup() ? columns(item) : List.of();
        if (tables.size() > before + (variable ? 1 : 0)) {
            throw refuse(item, "holds a table of varying length, which is not read within another table");
        }
        if (!item.isFiller() && !(item.isGroup() && columns.isEmpty())) {
            Field table = new Field(item.name(), item.name(), item, offset, before, variable ? before : -1, columns);
            found.add(new Found(groups, table));
        } else if (!columns.isEmpty()) {
            throw refuse(item, "is a FILLER that occurs; give it a name");
        }
    }

    private VariableTable variableTable(Item item) {
        Occurs occurs = item.occurs().orElseThrow();
        String counter = occurs.dependingOn().orElseThrow();
        Field field = found.stream()
                .map(Found::field)
                .filter(each -> each.name().equals(counter) && isCount(each))
                .findFirst()
                .orElseThrow(() -> refuse(
                        item, "depends on %s, which is no whole number before it in the record".formatted(counter)));
        return new VariableTable(field.named(Names.camelCase(counter)), occurs.least(), occurs.most(), item.length());
    }

    private static boolean isCount(Field field) {
        return !field.isTable()
                && field.item().picture().filter(Picture::fitsLong).isPresent();
    }

    /** The fields of one entry of a table. */
    private List<Field> columns(Item item) {
        List<Found> outside = found;
        found = new ArrayList<>();
        group(item, 0, List.of());
        List<Field> columns = named();
        found = outside;
        return columns;
    }

    /** The fields by their names in camel case, with the names of their groups where they have one name in common. */
    private List<Field> named() {
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
        return new IllegalArgumentException("Copybook line %d: %s %s".formatted(item.line(), item.name(), reason));
    }
}
