package io.crossfoot.common.copybook;

import io.crossfoot.common.copybook.RecordLayout.VariableTable;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A field of a record, as groups leave it behind: a value, or a table of values or of fields.
 *
 * @param name in camel case, as events and feeds call it
 * @param path what it is called in the copybook's own terms: its name in camel case; for a column, that of the table, a period,
 *     and its own
 * @param item the item it comes from; of a table, the one that occurs
 * @param offset where it begins: in the record, or in one entry of the table that holds it; from 0, as if each table before
 *     it had as many entries as it may have
 * @param tablesBefore how many tables of varying length stand before it, in the record or in the entry that holds it
 * @param table which table of varying length it is itself, among those of the record or of that entry; -1 if it is none
 * @param columns the fields of one entry of a table of groups; none for a value, and for a table of values
 * @param tables the tables of varying length that one entry holds, in their order
 */
public record Field(
        String name,
        String path,
        Item item,
        int offset,
        int tablesBefore,
        int table,
        List<Field> columns,
        List<VariableTable> tables) {

    static final int NO_TABLE = -1;

    public Field {
        columns = List.copyOf(columns);
        tables = List.copyOf(tables);
    }

    static Field value(String name, Item item, int offset, int tablesBefore) {
        return new Field(name, name, item, offset, tablesBefore, NO_TABLE, List.of(), List.of());
    }

    public boolean isTable() {
        return item.occurs().isPresent();
    }

    /** Bytes that it takes; the most it can take. */
    public int length() {
        return item.wholeLength();
    }

    /** Whether it is a value, or a table of values; otherwise it is a table with columns. */
    public boolean hasValues() {
        return columns.isEmpty();
    }

    /** The same under another name. */
    public Field named(String other) {
        return new Field(other, path, item, offset, tablesBefore, table, columns, tables);
    }

    /**
     * The same with another picture.
     *
     * @throws IllegalArgumentException if it is not of usage DISPLAY, or the picture is not as long
     */
    public Field pictured(Picture other) {
        return new Field(name, path, item.pictured(other), offset, tablesBefore, table, columns, tables);
    }

    /** The same with each of its columns changed first, and then itself. */
    Field changed(UnaryOperator<Field> change) {
        List<Field> changed =
                columns.stream().map(column -> column.changed(change)).toList();
        return change.apply(new Field(name, path, item, offset, tablesBefore, table, changed, tables));
    }

    /** The same, its path beginning with that of what holds it. */
    Field within(String holder) {
        String whole = holder + name;
        List<Field> placed =
                columns.stream().map(column -> column.within(whole + '.')).toList();
        return new Field(name, whole, item, offset, tablesBefore, table, placed, tables);
    }

    /** It and all its columns. */
    public Stream<Field> all() {
        return Stream.concat(Stream.of(this), columns.stream().flatMap(Field::all));
    }
}
