package io.crossfoot.common.balance;

import io.crossfoot.common.config.CountOrShare;
import io.crossfoot.schema.Break;
import io.crossfoot.schema.ControlValue;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.Problem;
import io.crossfoot.schema.SectionReport;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges a source by itself: what it states against what was counted from its records. */
public final class SourceRules {

    /** The stage that a break of these rules is at. */
    public static final String STAGE = "source";

    /** Where a break is that is of the source as a whole. */
    public static final String WHOLE = "file";

    /** A share is rounded up, so that one that is too large never looks like the one that is allowed. */
    private static final MathContext SHOWN = new MathContext(3, RoundingMode.UP);

    private SourceRules() {}

    /**
     * All differences of a source that is one file: malformed structure first, then the file's control values, the
     * sections', the rejects.
     *
     * @param rejectsAllowed how many rejected records are no break
     */
    public static List<Break> breaks(SourceReport source, CountOrShare rejectsAllowed) {
        List<Break> breaks = new ArrayList<>(differences("", source));
        rejects(source, rejectsAllowed).ifPresent(breaks::add);
        return breaks;
    }

    /**
     * What is wrong within one file: malformed structure first, then the file's control values, the sections'.
     *
     * @param file its name where the source is several files, each with control values of its own; else empty
     */
    public static List<Break> differences(String file, SourceReport source) {
        List<Break> breaks = new ArrayList<>();
        source.problems().forEach(problem -> breaks.add(malformed(file, problem)));
        breaks.addAll(compare(place(file, WHOLE), source.controls()));
        for (SectionReport section : source.sections()) {
            breaks.addAll(compare(place(file, "section " + section.getId()), section.getControls()));
        }
        return breaks;
    }

    /** The break that there is if more records were rejected than may be. */
    public static Optional<Break> rejects(SourceReport source, CountOrShare allowed) {
        long rejected = source.rejected().getRecords();
        long all = source.records();
        return allowed.allows(rejected, all)
                ? Optional.empty()
                : Optional.of(new Break(
                        "rejects",
                        STAGE,
                        WHOLE,
                        "at most " + allowed,
                        Long.toString(rejected),
                        "%s %% of %d records".formatted(percent(rejected, all), all)));
    }

    private static String percent(long part, long all) {
        return BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(all), SHOWN)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The outcome that the source by itself deserves. */
    public static Outcome outcome(SourceReport source, List<Break> breaks) {
        return outcome(source, source.states(), breaks);
    }

    /**
     * The outcome that the source by itself deserves.
     *
     * @param states whether something is stated of all that was read, that could be checked
     */
    public static Outcome outcome(SourceReport source, boolean states, List<Break> breaks) {
        if (!source.problems().isEmpty()) {
            return Outcome.MALFORMED;
        }
        if (!breaks.isEmpty()) {
            return Outcome.OUT_OF_BALANCE;
        }
        if (source.records() == 0) {
            return Outcome.EMPTY;
        }
        return states ? Outcome.BALANCED : Outcome.UNVERIFIED;
    }

    private static Break malformed(String file, Problem problem) {
        return new Break("structure", STAGE, place(file, problem.getWhere()), "", "", problem.getReason());
    }

    private static String place(String file, String where) {
        if (file.isEmpty()) {
            return where;
        }
        return where.equals(WHOLE) ? "file " + file : "file %s, %s".formatted(file, where);
    }

    /** The differences between what is stated and what was counted. */
    public static List<Break> compare(String where, List<ControlValue> controls) {
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
