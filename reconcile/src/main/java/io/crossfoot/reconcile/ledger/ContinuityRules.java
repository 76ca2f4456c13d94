package io.crossfoot.reconcile.ledger;

import io.crossfoot.common.feed.ContinuityPolicy;
import io.crossfoot.common.feed.ContinuityPolicy.Effect;
import io.crossfoot.schema.ContinuityGap;
import io.crossfoot.schema.ContinuityReport;
import io.crossfoot.schema.ControlValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What becomes of statements that do not go on from those of the batches before. The report says what is so; what that
 * does to the batch is the feed's choice.
 */
final class ContinuityRules {

    private static final String OPENING = "opening";
    private static final String STATEMENTS = "statements";
    private static final String CONTINUED = "accounts_continued";

    /** Notes stand with the control values of the file, of which an operator wants to see some. */
    private static final int MOST_NOTES = 100;

    private final ContinuityPolicy policy;

    ContinuityRules(ContinuityPolicy policy) {
        this.policy = policy;
    }

    /**
     * Whether a report is out of date. Of two that rest on words of the same time, the one that compares less was written
     * before the other: accounts only cease to be comparable by a later word.
     */
    static boolean isOutdated(ContinuityReport report, ContinuityReport known) {
        int order = report.getAt().compareTo(known.getAt());
        return order < 0 || (order == 0 && report.getCompared() < known.getCompared());
    }

    /** Adds what is a break; also if the batch asks for a report that has not come. */
    void check(boolean asked, Optional<ContinuityReport> report, Breaks breaks) {
        if (asked && report.isEmpty()) {
            breaks.add("report", Stages.CONTINUITY, "all accounts", "", "", "has not come");
        }
        report.ifPresent(known -> check(known, breaks));
    }

    private void check(ContinuityReport report, Breaks breaks) {
        if (policy.balances() == Effect.JUDGED) {
            List<ContinuityGap> found = gaps(report, ContinuityRules::differs);
            found.forEach(gap -> add(breaks, OPENING, gap, gap.getClosingBefore(), gap.getOpening()));
            breaks.addUnnamed(report.getBalanceGaps() - found.size());
        }
        if (policy.numbers() == Effect.JUDGED) {
            List<ContinuityGap> found = gaps(report, ContinuityRules::lacks);
            found.forEach(gap -> add(breaks, STATEMENTS, gap, gap.getStatementBefore(), gap.getStatement()));
            breaks.addUnnamed(report.getNumberGaps() - found.size());
        }
    }

    private static List<ContinuityGap> gaps(ContinuityReport report, Predicate<ContinuityGap> kind) {
        return report.getGaps().stream().filter(kind).toList();
    }

    private static void add(Breaks breaks, String check, ContinuityGap gap, String before, String now) {
        breaks.add(check, Stages.CONTINUITY, where(gap), before, now, detail(gap));
    }

    /** What is to be seen beside the control values of the file: how many accounts go on, and what is only noted. */
    List<ControlValue> controls(ContinuityReport report) {
        if (!policy.compares()) {
            return List.of();
        }
        List<ControlValue> controls = new ArrayList<>();
        if (report.getCompared() > 0 && policy.balances() != Effect.IGNORED) {
            int continued = report.getCompared() - report.getBalanceGaps();
            controls.add(new ControlValue(
                    CONTINUED,
                    Integer.toString(report.getCompared()),
                    Integer.toString(continued),
                    policy.balances() == Effect.JUDGED,
                    ""));
        }
        report.getGaps().stream().flatMap(this::notes).limit(MOST_NOTES).forEach(controls::add);
        return controls;
    }

    private Stream<ControlValue> notes(ContinuityGap gap) {
        Stream.Builder<ControlValue> notes = Stream.builder();
        if (policy.balances() == Effect.NOTED && differs(gap)) {
            notes.add(new ControlValue(
                    OPENING + " of " + where(gap), gap.getOpening(), gap.getClosingBefore(), false, ""));
        }
        if (policy.numbers() == Effect.NOTED && lacks(gap)) {
            notes.add(new ControlValue(
                    STATEMENTS + " of " + where(gap), gap.getStatement(), gap.getStatementBefore(), false, ""));
        }
        return notes.build();
    }

    private static boolean differs(ContinuityGap gap) {
        return new BigDecimal(gap.getOpening()).compareTo(new BigDecimal(gap.getClosingBefore())) != 0;
    }

    private static boolean lacks(ContinuityGap gap) {
        return !gap.getMissing().isEmpty();
    }

    private static String where(ContinuityGap gap) {
        return "account " + gap.getAccount() + (gap.getCurrency().isEmpty() ? "" : ' ' + gap.getCurrency());
    }

    private static String detail(ContinuityGap gap) {
        String missing = lacks(gap) ? "; missing between them: " + gap.getMissing() : "";
        return "%s must go on from %s in batch %s%s"
                .formatted(
                        statement(gap.getStatement()),
                        statement(gap.getStatementBefore()),
                        gap.getBatchBefore(),
                        missing);
    }

    private static String statement(String number) {
        return number.isEmpty() ? "the statement" : "statement " + number;
    }
}
