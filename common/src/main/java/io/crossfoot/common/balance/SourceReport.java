package io.crossfoot.common.balance;

import io.crossfoot.schema.ControlValue;
import io.crossfoot.schema.Problem;
import io.crossfoot.schema.SectionReport;
import io.crossfoot.schema.Tally;
import java.util.List;

/**
 * What was read of a source: all that its side of the judgement rests on.
 *
 * @param controls control values of the whole file
 * @param sections the sections, in the order of the source
 * @param passed what was sent on as events
 * @param rejected what went to rejects
 * @param problems faults of structure; any makes the source malformed
 */
public record SourceReport(
        List<ControlValue> controls,
        List<SectionReport> sections,
        Tally passed,
        Tally rejected,
        List<Problem> problems) {

    public SourceReport {
        controls = List.copyOf(controls);
        sections = List.copyOf(sections);
        problems = List.copyOf(problems);
    }

    /** Records that were read, whatever became of them. */
    public long records() {
        return passed.getRecords() + rejected.getRecords();
    }

    /** Whether the source declares anything to check against. */
    public boolean states() {
        return states(controls) || sections.stream().anyMatch(section -> states(section.getControls()));
    }

    /** Whether one of the control values is declared, and can be checked. */
    public static boolean states(List<ControlValue> controls) {
        return controls.stream().anyMatch(SourceReport::judgeable);
    }

    private static boolean judgeable(ControlValue control) {
        return control.getJudged() && control.getStated() != null;
    }
}
