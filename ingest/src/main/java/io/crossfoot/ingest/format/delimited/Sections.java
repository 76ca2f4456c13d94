package io.crossfoot.ingest.format.delimited;

import io.crossfoot.common.feed.Delimited;
import io.crossfoot.common.feed.RecordType;
import io.crossfoot.common.feed.RecordType.Role;
import io.crossfoot.ingest.format.Problems;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SectionIds;
import io.crossfoot.ingest.format.SourceItem;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Follows the sections of a file. A section goes from its header to its trailer; where the feed has no section trailers,
 * to the next header. Where it has trailers alone, the sections are numbered.
 */
final class Sections {

    private final boolean headed;
    private final Optional<RecordType> trailer;
    private final StatedValues statement;
    private final Problems problems;
    private final Consumer<SourceItem> found;
    private final SectionIds ids = new SectionIds();
    private String current = "";
    private int number;

    Sections(Delimited format, StatedValues statement, Problems problems, Consumer<SourceItem> found) {
        this.headed = has(format, Role.SECTION_HEADER).isPresent();
        this.trailer = has(format, Role.SECTION_TRAILER);
        this.statement = statement;
        this.problems = problems;
        this.found = found;
    }

    /** The section that is open; empty if none is. */
    String current() {
        return current;
    }

    /** Begins a section at its header. */
    void begin(RecordKind kind, Fields fields, long line) {
        end(line);
        int field = kind.field(columnThatNames(kind));
        current = ids.next(
                fields.text().substring(fields.from(field), fields.to(field)).strip());
        statement.read(kind, fields, line);
    }

    /** Begins a section whose header cannot be read. */
    void beginUnreadable(RecordKind kind, long line) {
        end(line);
        statement.forget(kind);
        current = ids.next("");
    }

    /** Makes sure that a detail has a section, if it must have one; says whether it has. */
    boolean beginUnnamed() {
        if (!current.isEmpty() || (!headed && trailer.isEmpty())) {
            return true;
        }
        if (!headed) {
            current = ids.next(Integer.toString(++number));
        }
        return !headed;
    }

    /** Closes the section at its trailer. */
    void close(RecordKind kind, Fields fields, long line) {
        if (!beginUnnamed()) {
            problems.at(line, "a %s without a section header before it".formatted(kind));
            return;
        }
        statement.read(kind, fields, line);
        tellEnd();
    }

    /** Ends the section that is open, if one is, although its trailer has not come. */
    void end(long line) {
        if (current.isEmpty()) {
            return;
        }
        trailer.filter(RecordType::required)
                .ifPresent(
                        type -> problems.at(line, "section '%s' has no record '%s'".formatted(current, type.name())));
        tellEnd();
    }

    private void tellEnd() {
        found.accept(new SectionEnded(current, statement.take(), Map.of()));
        current = "";
    }

    private static int columnThatNames(RecordKind kind) {
        String name = kind.type().section().orElseThrow();
        for (int i = 0; i < kind.columns().size(); i++) {
            if (kind.columns().get(i).column().name().equals(name)) {
                return i;
            }
        }
        throw new IllegalStateException("No column " + name);
    }

    private static Optional<RecordType> has(Delimited format, Role role) {
        return format.records().stream().filter(type -> type.role() == role).findFirst();
    }
}
