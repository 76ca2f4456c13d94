package io.crossfoot.common.feed;

import io.crossfoot.common.config.Default;
import io.crossfoot.common.copybook.Field;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Records of fields at fixed places, as COBOL programs write them, in EBCDIC or ASCII. A copybook says what stands where.
 * Header and trailer records state counts and totals.
 *
 * <p>Fields are called by the names that events have: those of the copybook in camel case, {@code KEYCODE-NO} being
 * {@code keycodeNo}, unless they are given another one. Groups are dissolved; what occurs several times is an array.
 * Numbers that fit are longs, others decimals with the places of their picture; text loses the blanks and NULs behind it.
 * Where details are of several kinds, an event has the fields of all of them, and those of other kinds are null.
 *
 * <p>What is read leniently: blanks before the digits of a number of usage DISPLAY count as zeros; an unsigned number may
 * have a positive sign; a binary number may be greater than its picture. What is not: blanks or NULs in place of a number,
 * unless it may be blank; a negative unsigned number; a record that is shorter or longer than its layout, unless blanks and
 * NULs make the difference.
 *
 * @param type name of the events' Avro type, for example {@code Payment}
 * @param copybook its text; <code>${file:payments.cpy}</code> where it is kept in a file beside the feed's
 * @param encoding of text and of digits, for example {@code IBM037}: one byte a character, or UTF-8. In lines of UTF-8 a
 *     place is a character, elsewhere a byte
 * @param framing how the file is cut into records
 * @param length bytes of a record where all are of one length; that of the longest record of the copybook, if left out
 * @param descriptor how the lengths before records of varying length are written
 * @param nativeOrder byte order of usage COMP-5; all other binary numbers have their highest byte first
 * @param floatingPoint how usages COMP-1 and COMP-2 are written
 * @param tablesShrink whether what stands behind a table that depends on a count moves up where there are fewer entries than
 *     there may be, as with IBM's compilers; otherwise the table takes the same place always
 * @param fields what is to be said of fields beside the copybook, by their names; a column of a table is called by the
 *     table's, a period, and its own, as in {@code orderLines.price}
 * @param records kinds of record; a record is of the first kind that it fits. If left out, all are details
 * @param controls the control values, as those of {@link Delimited}: by the name of the field that states each, what was
 *     counted to compare it with. Beside totals, {@code records} and {@code sections} that may be
 *     {@value #ALL_RECORDS}, and {@code records[kind]} for the records of one kind
 */
public record Fixed(
        String type,
        String copybook,
        Charset encoding,
        @Default("fixed") Framing framing,
        Optional<Integer> length,
        @Default("{}") Descriptor descriptor,
        @Default("big-endian") Order nativeOrder,
        @Default("hexadecimal") FloatingPoint floatingPoint,
        @Default("true") boolean tablesShrink,
        Map<String, FixedField> fields,
        List<FixedRecord> records,
        @Default("{}") Delimited.Controls controls)
        implements Format {

    /** Counts all records of a file, those of every kind and those that are rejected. */
    public static final String ALL_RECORDS = "all_records";

    /** How a file is cut into records. */
    public enum Framing {
        /** All of one length, one right behind the other. */
        FIXED,
        /** Lines of text, of which blanks at the end may be lost. */
        LINES,
        /** A record descriptor word before each, as in IBM's record format V. */
        RDW,
        /** Blocks of such records, with a block descriptor word before each, as in IBM's record format VB. */
        BDW
    }

    /** The order of bytes in a binary number. */
    public enum Order {
        BIG_ENDIAN,
        LITTLE_ENDIAN
    }

    /** How floating-point numbers are written. */
    public enum FloatingPoint {
        /** IBM's hexadecimal floating point, the highest byte first: what mainframes write unless told otherwise. */
        HEXADECIMAL,
        /** IEEE 754, in the order of the machine that wrote it. */
        IEEE
    }

    /**
     * How the four bytes before a record are written. IBM's access methods have the length in the first two, the highest byte
     * first, and count the four themselves.
     *
     * @param order in little-endian, all four bytes are reversed, so that the length stands in the last two
     * @param countsItself whether the length includes the four bytes
     */
    public record Descriptor(
            @Default("big-endian") Order order,
            @Default("true") boolean countsItself) {}

    public Fixed {
        fields = Map.copyOf(fields);
        records = records.isEmpty() ? List.of(FixedRecord.anyDetail()) : List.copyOf(records);
        FixedRules.check(type, copybook, encoding, framing, length, fields, records);
    }

    @Override
    public String name() {
        return "fixed";
    }

    /** What is said of a field beside the copybook. */
    public FixedField rule(Field field) {
        return fields.getOrDefault(field.path(), FixedField.plain());
    }

    /** Where the fields of each kind of record stand. */
    public FixedLayouts layouts() {
        return FixedLayouts.of(copybook, fields, records);
    }

    @Override
    public Schema eventSchema(String feed) {
        return FixedEventSchema.of(this, feed);
    }

    @Override
    public List<ControlDefinition> controlDefinitions() {
        return controls.definitions();
    }
}
