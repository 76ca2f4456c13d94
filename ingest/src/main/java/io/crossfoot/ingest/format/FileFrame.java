package io.crossfoot.ingest.format;

import io.crossfoot.common.feed.RecordType.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The headers and trailers of a file: each stands there once, and nothing stands behind the trailers. */
public final class FileFrame {

    /** A kind of record; its text is what messages call it. */
    public interface Kind {

        Role role();

        /** Whether a file without it is malformed, if it is a header or a trailer. */
        boolean isRequired();
    }

    private final List<? extends Kind> kinds;
    private final Problems problems;
    private final Set<Kind> seen = new HashSet<>();
    private boolean closed;
    private boolean overrun;

    public FileFrame(List<? extends Kind> kinds, Problems problems) {
        this.kinds = kinds;
        this.problems = problems;
    }

    /** Notes a record of any kind, by its number. What stands behind the trailer is reported once. */
    public void pass(Kind kind, long line) {
        if (kind.role() == Role.TRAILER) {
            closed = true;
        } else if (closed && !overrun && kind.role() != Role.IGNORED) {
            overrun = true;
            problems.at(line, "a %s stands behind the trailer, which must be the last".formatted(kind));
        }
    }

    /** Whether this header or trailer is the first of its kind; reports another one. */
    public boolean isFirst(Kind kind, long line) {
        if (!seen.add(kind)) {
            problems.at(line, "a second %s; a file has one".formatted(kind));
            return false;
        }
        return true;
    }

    /** Reports what is missing at the end. */
    public void end(long records) {
        List<String> missing = kinds.stream()
                .filter(FileFrame::isRequired)
                .filter(kind -> !seen.contains(kind))
                .map(Kind::toString)
                .toList();
        if (records == 0 && !missing.isEmpty()) {
            problems.ofFile(
                    "is empty; a file of this feed has at least a %s".formatted(String.join(" and a ", missing)));
        } else {
            missing.forEach(name -> problems.ofFile("has no %s: it may be cut off".formatted(name)));
        }
    }

    private static boolean isRequired(Kind kind) {
        return kind.isRequired() && (kind.role() == Role.HEADER || kind.role() == Role.TRAILER);
    }
}
