package io.crossfoot.common.copybook;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Where the fields of one record stand. Groups are dissolved into their fields; what occurs is a table. Fillers have no
 * name and are left out, unless they occur and hold items with a name: such a table is called filler. Of items that share a
 * place, the redefined one is read, unless another is asked for.
 *
 * <p>A field is named as its item in camel case. Where items of the record have the same name, each gets the names of its
 * groups before its own, as many as tell them apart.
 *
 * @param length bytes of the longest such record, other items that share a place included
 * @param fields in their order
 * @param tables those of varying length, in their order
 */
public record RecordLayout(int length, List<Field> fields, List<VariableTable> tables) {

    /** More than any record has, and little enough to be held in memory several times. */
    private static final int LONGEST = 1 << 24;

    /**
     * A table whose length varies: for the number of its entries does, or for each of them holds such a table.
     *
     * @param counter says how many entries there are; empty if their number is fixed
     * @param offset where it begins, as if each table before it had as many entries as it may have
     * @param entry bytes of one entry; the most it can take
     * @param tables those of varying length that one entry holds, in their order
     */
    public record VariableTable(
            Optional<Counter> counter, int offset, int least, int most, int entry, List<VariableTable> tables) {

        public VariableTable {
            tables = List.copyOf(tables);
        }
    }

    /**
     * The field that says how many entries a table has.
     *
     * @param outwards how many tables lie between it and its table: 0 if the same entry, or the record itself, holds both
     */
    public record Counter(Field field, int outwards) {}

    public RecordLayout {
        fields = List.copyOf(fields);
        tables = List.copyOf(tables);
    }

    /**
     * Lays out a record.
     *
     * @param chosen items that redefine others and are to be read instead of them, in upper case
     * @throws IllegalArgumentException if it cannot be laid out
     */
    public static RecordLayout of(Item record, Set<String> chosen) {
        int length;
        try {
            length = record.wholeLength();
        } catch (ArithmeticException e) {
            length = Integer.MAX_VALUE;
        }
        if (length > LONGEST) {
            throw new IllegalArgumentException("Copybook line %d: record %s is longer than %d bytes"
                    .formatted(record.line(), record.name(), LONGEST));
        }
        LayoutWalk walk = new LayoutWalk(chosen);
        List<Field> fields =
                walk.record(record).stream().map(field -> field.within("")).toList();
        return new RecordLayout(length, fields, walk.tables());
    }

    /** The same with its fields and their columns changed, which must stay where they are. */
    public RecordLayout changed(UnaryOperator<Field> change) {
        List<Field> changed =
                fields.stream().map(field -> field.changed(change)).toList();
        return new RecordLayout(length, changed, tables);
    }

    /** Its fields and their columns. */
    public Stream<Field> all() {
        return fields.stream().flatMap(Field::all);
    }

    /** The field of this name. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Bytes up to the end of the last field that is read, in the longest record. */
    public int read() {
        return fields.stream()
                .mapToInt(field -> field.offset() + field.length())
                .max()
                .orElse(0);
    }
}
