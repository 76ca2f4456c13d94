package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.copybook.RecordLayout;
import io.crossfoot.common.feed.Fixed;
import io.crossfoot.common.feed.Fixed.Framing;
import io.crossfoot.common.feed.FixedRecord;
import io.crossfoot.common.feed.FixedRecord.Place;
import io.crossfoot.common.feed.RecordType.Role;
import io.crossfoot.ingest.format.FileFrame;
import io.crossfoot.schema.RejectCategory;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One kind of record, ready to recognise records and to find their fields. */
final class RecordKind implements FileFrame.Kind {

    private final FixedRecord type;
    private final RecordLayout layout;
    private final int read;
    private final int longest;
    private final Tables tables;
    private final List<PlacedField> fields;
    private final @Nullable KindCondition test;
    private final @Nullable Place place;
    private long count;

    RecordKind(FixedRecord type, RecordLayout layout, Fixed format, Codecs codecs) {
        this.type = type;
        this.layout = layout;
        this.read = layout.read();
        this.longest = format.framing() == Framing.FIXED ? Integer.MAX_VALUE : layout.length();
        this.tables = new Tables(layout.tables(), codecs, format.tablesShrink());
        this.fields = layout.fields().stream()
                .map(field -> new PlacedField(field, codecs.of(field)))
                .toList();
        this.test = type.when()
                .map(when -> new KindCondition(layout.field(when.field()).orElseThrow(), when.equals(), codecs))
                .orElse(null);
        this.place = type.at().orElse(null);
    }

    @Override
    public boolean isRequired() {
        return type.required();
    }

    @Override
    public Role role() {
        return type.role();
    }

    FixedRecord type() {
        return type;
    }

    RecordLayout layout() {
        return layout;
    }

    /** What messages call it. */
    @Override
    public String toString() {
        return "record '" + type.name() + "'";
    }

    /** Its fields, those that cannot be read for want of a count left in. */
    List<PlacedField> fields() {
        return fields;
    }

    /** The field of this name, which it must have. */
    PlacedField field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Whether the current record is of this kind. */
    boolean fits(Records records) {
        return isAtPlace(records) && (test == null || test.holds(records.record()));
    }

    /** Notes one more record of this kind. */
    void count() {
        count++;
    }

    /** How many there were. */
    long counted() {
        return count;
    }

    /**
     * Finds the fields of a record of this kind.
     *
     * @return what keeps it from being read, if anything does
     */
    Optional<Flaw> lay(RecordBytes record) {
        String problem = tables.read(record);
        if (problem != null) {
            return Optional.of(new Flaw(RejectCategory.FIELD, problem));
        }
        int needed = read - tables.missing();
        if (!record.isPadded() && record.length() < needed) {
            return Optional.of(new Flaw(
                    RejectCategory.LENGTH,
                    "a %s has at least %d bytes, got %d".formatted(this, needed, record.length())));
        }
        if (record.length() > longest && hasMoreThan(longest, record)) {
            return Optional.of(new Flaw(
                    RejectCategory.LENGTH,
                    "a %s has at most %d bytes, got %d".formatted(this, longest, record.length())));
        }
        return Optional.empty();
    }

    /** Whether a field is among what there is of a record that could not be laid out. */
    boolean isThere(PlacedField field, RecordBytes record) {
        if (!tables.isPlaced(field.field().tablesBefore()) || field.field().isTable()) {
            return false;
        }
        int end = record.at(field.field().offset(), field.field().tablesBefore())
                + field.field().length();
        return record.isPadded() || end <= record.start() + record.length();
    }

    private boolean isAtPlace(Records records) {
        if (place == null) {
            return true;
        }
        return place == Place.FIRST ? records.count() == 1 : records.isLast();
    }

    /** Blanks and NULs behind the end are no more than filling. */
    private static boolean hasMoreThan(int length, RecordBytes record) {
        byte[] bytes = record.bytes();
        int end = record.start() + record.length();
        byte filling = bytes[end - 1];
        for (int i = record.start() + length; i < end; i++) {
            if (bytes[i] != filling) {
                return true;
            }
        }
        return filling != 0 && filling != 0x20 && filling != 0x40;
    }
}
