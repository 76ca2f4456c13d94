package io.crossfoot.ingest.source;

import io.crossfoot.common.balance.SourceReport;
import io.crossfoot.common.feed.ControlDefinition.Level;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.field.RecordFields;
import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.common.tally.TotalsCounter;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SectionIds;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.schema.Problem;
import io.crossfoot.schema.SectionReport;
import io.crossfoot.schema.Tally;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the items of one source, section by section, and reports them beside what the source states. The command line
 * and the delivery count with the same one. For one thread.
 */
public final class SourceCount {

    private final EventFields events;
    private final RecordFields partials;
    private final TotalsCounter totals;
    private final Controls fileControls;
    private final Controls sectionControls;
    private final Part whole;
    private final List<SectionReport> sections = new ArrayList<>();
    private int unreported;
    private Part current;

    public SourceCount(Feed feed) {
        this.events = new EventFields(feed);
        this.partials = new RecordFields(feed.eventSchema(), EventFields.wanted(feed));
        this.totals = new TotalsCounter(events.schema(), feed.totalDefinitions());
        this.fileControls = new Controls(feed, Level.FILE);
        this.sectionControls = new Controls(feed, Level.SECTION);
        this.whole = new Part("", totals);
        this.current = whole;
    }

    /** Counts a record without digesting it: for a source that is looked at, not sent on. */
    public void passed(SourceRecord record) {
        totals.count(events.of(record.event()), part(record.section()).passed);
    }

    /** Takes in what was counted of a section's records elsewhere, as they were sent on. */
    public void passed(String section, RunningTally counted) {
        part(section).passed.add(counted);
    }

    /** Counts a rejected record, and says what of it could be counted. */
    public Tally rejected(RejectedRecord record) {
        RunningTally one = totals.newTally();
        totals.count(partials.of(record.partial()), one);
        part(record.section()).rejected.add(one);
        return one.toAvro();
    }

    /** Closes a section. A section without records is counted too. */
    public void sectionEnded(SectionEnded section) {
        Part part = part(section.id());
        if (sections.size() < SectionIds.MOST) {
            sections.add(report(section, part));
        } else {
            unreported++;
        }
        close(part);
    }

    private SectionReport report(SectionEnded section, Part part) {
        return new SectionReport(
                section.id(),
                sectionControls.compare(part.all(), sections.size(), section.stated(), section.counted()),
                part.passed.toAvro(),
                part.rejected.toAvro(),
                section.statements());
    }

    /** All that was read. Nothing may be counted after this. */
    public SourceReport ended(SourceEnded end) {
        close(current);
        return new SourceReport(
                fileControls.compare(whole.all(), sections.size() + unreported, end.stated(), end.counted()),
                sections,
                whole.passed.toAvro(),
                whole.rejected.toAvro(),
                problems(end));
    }

    private List<Problem> problems(SourceEnded end) {
        if (unreported == 0) {
            return end.problems();
        }
        List<Problem> problems = new ArrayList<>(end.problems());
        problems.add(new Problem(
                "file",
                "has %d sections, of which only %d can be told apart; deliver it as several files"
                        .formatted(sections.size() + unreported, SectionIds.MOST)));
        return problems;
    }

    /** Records so far, whatever became of them. */
    public long records() {
        return whole.records() + (current == whole ? 0 : current.records());
    }

    /** What passed so far, the section that is being read included. */
    public Tally passed() {
        return sumWith(current.passed, whole.passed);
    }

    /** What was rejected so far, the section that is being read included. */
    public Tally rejected() {
        return sumWith(current.rejected, whole.rejected);
    }

    private Tally sumWith(RunningTally open, RunningTally closed) {
        if (current == whole) {
            return closed.toAvro();
        }
        RunningTally sum = totals.newTally();
        sum.add(closed);
        sum.add(open);
        return sum.toAvro();
    }

    /** What is counted for this section; what stands outside of any counts for the file alone. */
    private Part part(String section) {
        if (section.isEmpty()) {
            return whole;
        }
        if (!section.equals(current.section)) {
            close(current);
            current = new Part(section, totals);
        }
        return current;
    }

    private void close(Part part) {
        if (part != whole) {
            whole.add(part);
            current = whole;
        }
    }

    /** The records of one section, or of the file. */
    private static final class Part {

        private final String section;
        private final RunningTally passed;
        private final RunningTally rejected;

        Part(String section, TotalsCounter totals) {
            this.section = section;
            this.passed = totals.newTally();
            this.rejected = totals.newTally();
        }

        void add(Part other) {
            passed.add(other.passed);
            rejected.add(other.rejected);
        }

        long records() {
            return passed.records() + rejected.records();
        }

        RunningTally all() {
            RunningTally all = new RunningTally();
            all.add(passed);
            all.add(rejected);
            return all;
        }
    }
}
