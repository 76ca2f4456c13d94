package io.crossfoot.reconcile.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crossfoot.common.feed.ContinuityPolicy;
import io.crossfoot.common.feed.ContinuityPolicy.Effect;
import io.crossfoot.schema.Break;
import io.crossfoot.schema.ContinuityGap;
import io.crossfoot.schema.ContinuityReport;
import io.crossfoot.schema.ControlValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinuityRulesTest {

    private static final String BATCH = "statements/2026-11-26/1/r1";
    private static final String BEFORE = "statements/2026-11-24/1/r1";
    private static final Instant AT = Instant.parse("2026-11-26T20:00:00Z");

    private final Breaks breaks = new Breaks();

    @Test
    void breaksWhereAnAccountOpensWithAnotherBalance() {
        // Given
        ContinuityReport report = report(gap("100.00", "80.50", "13"));

        // When
        rules(Effect.JUDGED, Effect.NOTED).check(true, Optional.of(report), breaks);

        // Then
        assertThat(breaks.kept())
                .containsExactly(new Break(
                        "opening",
                        "continuity",
                        "account 4711 EUR",
                        "100.00",
                        "80.50",
                        "statement 14 must go on from statement 12 in batch %s; missing between them: 13"
                                .formatted(BEFORE)));
    }

    @Test
    void breaksWhereANumberIsMissingIfTheFeedSaysSo() {
        // Given
        ContinuityReport report = report(gap("100.00", "100.0", "13"));

        // When
        rules(Effect.JUDGED, Effect.JUDGED).check(true, Optional.of(report), breaks);

        // Then
        assertThat(breaks.kept())
                .extracting(Break::getCheck, Break::getStated, Break::getCounted)
                .containsExactly(tuple("statements", "12", "14"));
    }

    @Test
    void breaksWhereTheReportIsLackingThatTheBatchAsksFor() {
        // When
        rules(Effect.JUDGED, Effect.NOTED).check(true, Optional.empty(), breaks);

        // Then
        assertThat(breaks.kept())
                .containsExactly(new Break("report", "continuity", "all accounts", "", "", "has not come"));
    }

    @Test
    void countsGapsThatTheReportDoesNotName() {
        // Given
        ContinuityReport report = report(gap("100.00", "80.50", ""));
        report.setBalanceGaps(800);

        // When
        rules(Effect.JUDGED, Effect.NOTED).check(true, Optional.of(report), breaks);

        // Then
        assertThat(breaks.count()).isEqualTo(800);
        assertThat(breaks.kept()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"NOTED, NOTED", "IGNORED, NOTED", "IGNORED, IGNORED"})
    void breaksNothingThatIsOnlyNoted(Effect balances, Effect numbers) {
        // When
        rules(balances, numbers).check(true, Optional.of(report(gap("100.00", "80.50", "13"))), breaks);

        // Then
        assertThat(breaks.count()).isZero();
    }

    @Test
    void showsHowManyAccountsGoOnAndWhatIsNoted() {
        // When
        List<ControlValue> judged = rules(Effect.JUDGED, Effect.NOTED).controls(report(gap("100.00", "80.50", "13")));
        List<ControlValue> noted = rules(Effect.NOTED, Effect.IGNORED).controls(report(gap("100.00", "80.50", "13")));

        // Then
        assertThat(judged)
                .containsExactly(
                        new ControlValue("accounts_continued", "3", "2", true, ""),
                        new ControlValue("statements of account 4711 EUR", "14", "12", false, ""));
        assertThat(noted)
                .containsExactly(
                        new ControlValue("accounts_continued", "3", "2", false, ""),
                        new ControlValue("opening of account 4711 EUR", "80.50", "100.00", false, ""));
    }

    @Test
    void showsNothingToAFeedThatIgnoresIt() {
        // When, Then
        assertThat(rules(Effect.IGNORED, Effect.IGNORED).controls(report(gap("1", "2", "13"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 3, false", "1, 2, false", "0, 2, true", "-1, 4, true"})
    void takesAReportForOutdatedThatRestsOnLess(long later, int compared, boolean outdated) {
        // Given
        ContinuityReport known = report();
        ContinuityReport report = new ContinuityReport(BATCH, compared, List.of(), 0, 0, AT.plusMillis(later));

        // When, Then
        assertThat(ContinuityRules.isOutdated(report, known)).isEqualTo(outdated);
    }

    private static ContinuityRules rules(Effect balances, Effect numbers) {
        return new ContinuityRules(new ContinuityPolicy(balances, numbers));
    }

    private static ContinuityReport report(ContinuityGap... gaps) {
        return new ContinuityReport(BATCH, 3, List.of(gaps), gaps.length, gaps.length, AT);
    }

    private static ContinuityGap gap(String closing, String opening, String missing) {
        return new ContinuityGap("4711", "EUR", BEFORE, "12", closing, "14", opening, missing);
    }
}
