package io.crossfoot.ingest.format.avro;

import io.crossfoot.common.batch.AvroCursor;
import io.crossfoot.ingest.format.ByteLines;
import io.crossfoot.ingest.format.Utf8Check;
import io.crossfoot.schema.RejectCategory;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Walks over records of a type in their Avro binary: finds where each ends without making objects of it, and what of its
 * content would be trouble for whoever reads it. For one thread.
 */
final class RecordWalk {

    /** Values in arrays and maps of one record, which as objects take far more memory than as bytes. */
    private static final long MOST_VALUES = 1L << 20;

    /**
     * What is wrong with a record that is whole.
     *
     * @param field position of the field; -1 if it is the record
     */
    record Flaw(int field, RejectCategory category, String reason) {}

    static final int WHOLE = -1;

    private final ValueType[] fields;
    private final String[] names;
    private final AvroCursor cursor = new AvroCursor(new byte[0], 0);
    private final Utf8Check utf8 = new Utf8Check();
    private final List<Flaw> flaws = new ArrayList<>();
    private byte[] bytes = {};
    private int field;
    private long values;

    RecordWalk(Schema type) {
        this.fields = type.getFields().stream()
                .map(each -> new ValueType(each.schema()))
                .toArray(ValueType[]::new);
        this.names = type.getFields().stream().map(Schema.Field::name).toArray(String[]::new);
    }

    /**
     * Walks over the record that begins here.
     *
     * @return where it ends
     * @throws IllegalArgumentException if no record of the type stands there
     */
    int pass(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        flaws.clear();
        values = 0;
        cursor.moveTo(bytes, from, to);
        for (field = 0; field < fields.length; field++) {
            pass(fields[field]);
        }
        if (cursor.position() - from > ByteLines.LONGEST) {
            flaws.add(new Flaw(
                    WHOLE, RejectCategory.LENGTH, "the record is longer than %d bytes".formatted(ByteLines.LONGEST)));
        }
        if (values > MOST_VALUES) {
            flaws.add(new Flaw(
                    WHOLE, RejectCategory.LENGTH, "the record has more than %d values".formatted(MOST_VALUES)));
        }
        return cursor.position();
    }

    /** What is wrong with the last record; valid until the next one. */
    List<Flaw> flaws() {
        return flaws;
    }

    private void pass(ValueType value) {
        switch (value.type) {
            case NULL -> {}
            case INT -> cursor.readInt();
            case LONG -> cursor.readLong();
            case ENUM -> cursor.readIndex(value.size);
            case BOOLEAN -> cursor.skip(1);
            case FLOAT -> cursor.skip(Float.BYTES);
            case DOUBLE -> cursor.skip(Double.BYTES);
            case STRING -> passText();
            case BYTES -> passBytes(value, cursor.readCount());
            case FIXED -> passBytes(value, value.size);
            case UNION -> pass(value.parts[cursor.readIndex(value.parts.length)]);
            case RECORD -> {
                for (ValueType part : value.parts) {
                    pass(part);
                }
            }
            case ARRAY -> passItems(value, false);
            case MAP -> passItems(value, true);
        }
    }

    private void passText() {
        int length = cursor.readCount();
        int start = cursor.skip(length);
        if (!utf8.isValid(bytes, start, start + length)) {
            flaw(RejectCategory.ENCODING, "holds a text that is not UTF-8");
        }
    }

    private void passBytes(ValueType value, int length) {
        int start = cursor.skip(length);
        if (value.isDecimal()
                && (length == 0 || (length > value.sureBytes && !value.hasDigits(bytes, start, length)))) {
            flaw(
                    RejectCategory.FIELD,
                    "must be a decimal of at most %d digits, got %d bytes".formatted(value.precision, length));
        }
    }

    /** Items come in runs, whose length in bytes is given too where their number is negative; the last run is empty. */
    private void passItems(ValueType value, boolean keyed) {
        ValueType item = value.parts[0];
        for (long count = cursor.readLong(); count != 0; count = cursor.readLong()) {
            int stated = count < 0 ? cursor.readCount() : WHOLE;
            long items = Math.abs(count);
            if (items < 0 || items > cursor.remaining()) {
                throw new IllegalArgumentException(
                        "Broken Avro: %d items with %d bytes left".formatted(count, cursor.remaining()));
            }
            values += items * value.size;
            int start = cursor.position();
            for (long i = 0; i < items; i++) {
                if (keyed) {
                    passText();
                }
                pass(item);
            }
            if (stated != WHOLE && cursor.position() - start != stated) {
                throw new IllegalArgumentException("Broken Avro: items of %d bytes where %d were stated"
                        .formatted(cursor.position() - start, stated));
            }
        }
    }

    private void flaw(RejectCategory category, String reason) {
        boolean told = !flaws.isEmpty() && flaws.get(flaws.size() - 1).field() == field;
        if (!told) {
            flaws.add(new Flaw(field, category, "field '%s' %s".formatted(names[field], reason)));
        }
    }
}
