package io.crossfoot.common.feed;

import io.crossfoot.common.config.Default;
import io.crossfoot.common.field.Condition;
import java.util.List;
import java.util.Optional;

/**
 * One kind of record of a file with a copybook. A record is of this kind if it stands at the place, and the condition holds,
 * as far as these are given.
 *
 * @param name for messages, and for counting the records of one kind
 * @param layout the copybook's record of level 01 that it is laid out as; the first, if left out
 * @param redefines items of the copybook that redefine others and are read instead of them
 * @param when the value of a field of this layout that tells the kind; blanks behind it play no part
 * @param at whether only the first record of a file is of this kind, or only the last
 * @param section of a section header: the field that names the section
 * @param inherit of a detail: fields of the last header or section header that are added to each event
 * @param required of a header or trailer: whether a file, or a section, without it is malformed
 */
public record FixedRecord(
        String name,
        RecordType.Role role,
        Optional<String> layout,
        List<String> redefines,
        Optional<Condition> when,
        Optional<Place> at,
        Optional<String> section,
        List<String> inherit,
        @Default("true") boolean required) {

    /** Where in a file a record stands. */
    public enum Place {
        FIRST,
        LAST
    }

    public FixedRecord {
        redefines = List.copyOf(redefines);
        inherit = List.copyOf(inherit);
    }

    /** The one kind of a feed that names none. */
    static FixedRecord anyDetail() {
        return new FixedRecord(
                "record",
                RecordType.Role.DETAIL,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true);
    }

    /** Whether every record would be of this kind. */
    boolean fitsEveryRecord() {
        return when.isEmpty() && at.isEmpty();
    }

    boolean isHeader() {
        return role == RecordType.Role.HEADER || role == RecordType.Role.SECTION_HEADER;
    }
}
