package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.feed.RecordType.Role;
import io.crossfoot.ingest.format.Problems;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SectionIds;
import io.crossfoot.ingest.format.SourceItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Follows the sections of a file. A section goes from its header to its trailer; where the feed has no section trailers,
 * to the next header. Where it has trailers alone, the sections are numbered.
 */
final class Sections {

    private final boolean headed;
    private final Optional<RecordKind> trailer;
    private final StatedValues statement;
    private final KindCounts counts;
    private final Problems problems;
    private final Consumer<SourceItem> found;
    private final SectionIds ids = new SectionIds();
    private String current = "";
    private int number;

    Sections(List<RecordKind> kinds, StatedValues statement, Problems problems, Consumer<SourceItem> found) {
        this.headed = has(kinds, Role.SECTION_HEADER).isPresent();
        this.trailer = has(kinds, Role.SECTION_TRAILER);
        this.statement = statement;
        this.counts = new KindCounts(kinds);
        this.problems = problems;
        this.found = found;
    }

    /** The section that is open; empty if none is. */
    String current() {
        return current;
    }

    /** Ends the section that is open before a record of a kind that never stands in one. */
    void endBefore(RecordKind kind, long record) {
        if (kind.role() == Role.SECTION_HEADER || kind.role() == Role.TRAILER) {
            end(record);
            counts.begin();
        }
    }

    /** Begins a section at its header, which has been counted already. */
    void begin(RecordKind kind, Records records) {
        statement.read(kind, records);
        PlacedField field = kind.field(kind.type().section().orElseThrow());
        String name = kind.isThere(field, records.record()) ? field.text(records.record()) : null;
        open(name == null ? "" : name.strip());
    }

    /** Makes sure that a detail has a section, if it must have one; says whether it has. */
    boolean beginUnnamed() {
        if (!current.isEmpty() || (!headed && trailer.isEmpty())) {
            return true;
        }
        if (!headed) {
            open(Integer.toString(++number));
        }
        return !headed;
    }

    /** Closes the section at its trailer. */
    void close(RecordKind kind, Records records) {
        if (!beginUnnamed()) {
            problems.at(records.number(), "a %s without a section header before it".formatted(kind));
            return;
        }
        statement.read(kind, records);
        tellEnd();
    }

    /** Ends the section that is open, if one is, although its trailer has not come. */
    void end(long record) {
        if (current.isEmpty()) {
            return;
        }
        trailer.filter(kind -> kind.type().required())
                .ifPresent(kind -> problems.at(record, "section '%s' has no %s".formatted(current, kind)));
        tellEnd();
    }

    private void open(String name) {
        current = ids.next(name);
    }

    private void tellEnd() {
        Map<String, String> stated = statement.take();
        found.accept(new SectionEnded(current, stated, counts.sinceBegun()));
        counts.begin();
        current = "";
    }

    private static Optional<RecordKind> has(List<RecordKind> kinds, Role role) {
        return kinds.stream().filter(kind -> kind.role() == role).findFirst();
    }
}
