package io.crossfoot.common.balance;

import io.crossfoot.schema.Break;
import io.crossfoot.schema.ControlValue;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.Problem;
import io.crossfoot.schema.SectionReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Judges a source by itself: what it states against what was counted from its records. */
public final class SourceRules {

    /** The stage that a break of these rules is at. */
    public static final String STAGE = "source";

    private SourceRules() {}

    /**
     * All differences: malformed structure first, then the file's control values, the sections', the rejects.
     *
     * @param rejectsAllowed how many rejected records are no break
     */
    public static List<Break> breaks(SourceReport source, long rejectsAllowed) {
        List<Break> breaks = new ArrayList<>();
        source.problems().forEach(problem -> breaks.add(malformed(problem)));
        breaks.addAll(compare("file", source.controls()));
        for (SectionReport section : source.sections()) {
            breaks.addAll(compare("section " + section.getId(), section.getControls()));
        }
        long rejected = source.rejected().getRecords();
        if (rejected > rejectsAllowed) {
            breaks.add(new Break("rejects", STAGE, "file", "at most " + rejectsAllowed, Long.toString(rejected), ""));
        }
        return breaks;
    }

    /** The outcome that the source by itself deserves. */
    public static Outcome outcome(SourceReport source, List<Break> breaks) {
        if (!source.problems().isEmpty()) {
            return Outcome.MALFORMED;
        }
        if (!breaks.isEmpty()) {
            return Outcome.OUT_OF_BALANCE;
        }
        if (source.records() == 0) {
            return Outcome.EMPTY;
        }
        return source.states() ? Outcome.BALANCED : Outcome.UNVERIFIED;
    }

    private static Break malformed(Problem problem) {
        return new Break("structure", STAGE, problem.getWhere(), "", "", problem.getReason());
    }

    private static List<Break> compare(String where, List<ControlValue> controls) {
        return controls.stream()
                .filter(control -> control.getJudged()
                        && control.getStated() != null
                        && !sameValue(control.getStated(), control.getCounted()))
                .map(control -> new Break(
                        control.getName(), STAGE, where, control.getStated(), orNothing(control.getCounted()), ""))
                .toList();
    }

    /** Whether both are the same number, however many zeros they are written with, or the same text. */
    public static boolean sameValue(String stated, String counted) {
        if (stated.equals(counted)) {
            return true;
        }
        try {
            return counted != null && new BigDecimal(stated).compareTo(new BigDecimal(counted)) == 0;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static String orNothing(String value) {
        return value == null ? "" : value;
    }
}
