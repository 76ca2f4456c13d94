package io.crossfoot.ingest.format.edi;

import io.crossfoot.common.feed.Edi;
import io.crossfoot.ingest.format.Masked;
import io.crossfoot.ingest.format.Problems;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SectionIds;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.schema.edi.EdiStandard;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Interchanges, groups and sets as they begin and end, and what their trailers state. A trailer that is missing is a fault,
 * and its part ends all the same: with the segment that cannot stand in it.
 */
final class Envelope {

    private static final int MOST_DIGITS = 18;

    private final Segments segments;
    private final Problems problems;
    private final Consumer<SectionEnded> ended;
    private final SectionIds ids = new SectionIds();
    private final StatedCounts groupCounts = new StatedCounts();
    private final StatedCounts setCounts = new StatedCounts();
    private @Nullable Part interchange;
    private @Nullable Part group;
    private @Nullable TransactionSet set;
    private long interchanges;
    private long groups;

    /** @param ended is told each set once it has ended */
    Envelope(Segments segments, Problems problems, Consumer<SectionEnded> ended) {
        this.segments = segments;
        this.problems = problems;
        this.ended = ended;
    }

    /** The set that the current segment stands in; one without a name where it stands in none. */
    TransactionSet set() {
        TransactionSet open = set;
        return open == null
                ? TransactionSet.none(
                        orNone(interchange), orNone(group), segments.isX12() ? EdiStandard.X12 : EdiStandard.EDIFACT)
                : open;
    }

    void beginInterchange() {
        closeInterchange();
        interchanges++;
        interchange = Part.interchange(segments);
    }

    void beginGroup() {
        closeGroup();
        Part outer = interchange;
        groups++;
        group = Part.group(segments);
        if (outer == null) {
            problem("a group, %s, stands outside of any interchange".formatted(segments.tag()));
        } else {
            outer.countGroup();
        }
    }

    void beginSet() {
        closeSet();
        if (segments.isX12() && group == null) {
            problem("a transaction set, ST, stands outside of any functional group");
        } else if (interchange == null && group == null) {
            problem("a message, %s, stands outside of any interchange".formatted(segments.tag()));
        }
        Part outer = group == null ? interchange : group;
        if (outer != null) {
            outer.countSet();
        }
        String id = ids.next(TransactionSet.reference(segments));
        set = TransactionSet.of(segments, orNone(interchange), orNone(group), id);
    }

    void endSet() {
        TransactionSet open = set;
        if (open == null) {
            problem("a trailer, %s, without a header before it".formatted(segments.tag()));
            return;
        }
        number().ifPresent(count -> open.state(Edi.SEGMENTS, Long.toString(count)));
        checkReference(open.reference(), open.reference().equals(reference()));
        set = null;
        ended.accept(open.ended());
    }

    void endGroup() {
        closeSet();
        Part open = group;
        if (open == null) {
            problem("a trailer, %s, without a header before it".formatted(segments.tag()));
            return;
        }
        state(setCounts, open.sets());
        checkReference(open.reference(), open.isNamed(reference()));
        group = null;
    }

    void endInterchange() {
        closeGroup();
        Part open = interchange;
        if (open == null) {
            problem("a trailer, %s, without a header before it".formatted(segments.tag()));
            return;
        }
        boolean ofGroups = open.holdsGroups();
        state(ofGroups ? groupCounts : setCounts, ofGroups ? open.groups() : open.sets());
        checkReference(open.reference(), open.isNamed(reference()));
        interchange = null;
    }

    /** Ends the file. */
    void end() {
        closeInterchange();
        if (interchanges == 0) {
            problems.ofFile(
                    segments.position() == 0
                            ? "is empty; an EDI file has at least one interchange"
                            : "holds no interchange");
        }
        if (segments.firstStray() > 0) {
            problems.at(segments.firstStray(), "text stands before the first interchange");
        }
    }

    /** What the file states, and what was counted of it. */
    SourceEnded source() {
        Map<String, String> stated = new HashMap<>();
        Map<String, String> counted = new HashMap<>();
        counted.put(Edi.INTERCHANGES, Long.toString(interchanges));
        counted.put(Edi.GROUPS, Long.toString(groups));
        groupCounts.sum().ifPresent(sum -> stated.put(Edi.GROUPS, sum));
        setCounts.sum().ifPresent(sum -> stated.put(Edi.SETS, sum));
        if (groupCounts.trailers() > 1 || setCounts.trailers() > 1) {
            stated.put(Edi.TRAILERS, Long.toString(groupCounts.trailers() + setCounts.trailers()));
            counted.put(Edi.TRAILERS, Long.toString(groupCounts.holding() + setCounts.holding()));
        }
        return new SourceEnded(stated, counted, problems.all(), segments.position());
    }

    private void closeSet() {
        TransactionSet open = set;
        if (open != null) {
            problem("'%s' has no trailer, SE or UNT".formatted(open.section()));
            set = null;
            ended.accept(open.ended());
        }
    }

    private void closeGroup() {
        closeSet();
        Part open = group;
        if (open != null) {
            problem("group '%s' has no trailer, GE or UNE".formatted(open.reference()));
            setCounts.lack();
            group = null;
        }
    }

    private void closeInterchange() {
        closeGroup();
        Part open = interchange;
        if (open != null) {
            problem("interchange '%s' has no trailer, IEA or UNZ: the file may be cut off".formatted(open.reference()));
            (open.holdsGroups() ? groupCounts : setCounts).lack();
            interchange = null;
        }
    }

    private void state(StatedCounts counts, long counted) {
        OptionalLong number = number();
        if (number.isPresent()) {
            counts.add(number.getAsLong(), counted);
        } else {
            counts.lack();
        }
    }

    /** The number that the current trailer states. */
    private OptionalLong number() {
        String text = segments.element(1).strip();
        boolean digits = !text.isEmpty()
                && text.length() <= MOST_DIGITS
                && text.chars().allMatch(next -> next >= '0' && next <= '9');
        if (!digits) {
            problem("%s must state a number, got %s".formatted(segments.tag(), Masked.value(text)));
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    /** The control number of the current trailer. */
    private String reference() {
        return Part.name(segments.element(2));
    }

    private void checkReference(String header, boolean same) {
        if (!same) {
            problem("%s is of '%s', the header before it of '%s'".formatted(segments.tag(), reference(), header));
        }
    }

    private void problem(String reason) {
        problems.at(segments.line(), reason);
    }

    private static Part orNone(@Nullable Part part) {
        return part == null ? Part.none() : part;
    }
}
