package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.feed.RecordType.Role;
import io.crossfoot.ingest.format.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The headers and trailers of a file: each stands there once, and nothing stands behind the trailers. */
final class FileFrame {

    private final List<RecordKind> kinds;
    private final Problems problems;
    private final Set<RecordKind> seen = new HashSet<>();
    private boolean closed;
    private boolean overrun;

    FileFrame(List<RecordKind> kinds, Problems problems) {
        this.kinds = kinds;
        this.problems = problems;
    }

    /** Notes a record of any kind. What stands behind the trailer is reported once. */
    void pass(RecordKind kind, long record) {
        if (kind.role() == Role.TRAILER) {
            closed = true;
        } else if (closed && !overrun && kind.role() != Role.IGNORED) {
            overrun = true;
            problems.at(record, "a %s stands behind the trailer, which must be the last".formatted(kind));
        }
    }

    /** Whether this header or trailer is the first of its kind; reports another one. */
    boolean isFirst(RecordKind kind, long record) {
        if (!seen.add(kind)) {
            problems.at(record, "a second %s; a file has one".formatted(kind));
            return false;
        }
        return true;
    }

    /** Reports what is missing at the end. */
    void end(long records) {
        List<String> missing = kinds.stream()
                .filter(FileFrame::isRequired)
                .filter(kind -> !seen.contains(kind))
                .map(RecordKind::toString)
                .toList();
        if (records == 0 && !missing.isEmpty()) {
            problems.ofFile(
                    "is empty; a file of this feed has at least a %s".formatted(String.join(" and a ", missing)));
        } else {
            missing.forEach(name -> problems.ofFile("has no %s: it may be cut off".formatted(name)));
        }
    }

    private static boolean isRequired(RecordKind kind) {
        return kind.type().required() && (kind.role() == Role.HEADER || kind.role() == Role.TRAILER);
    }
}
