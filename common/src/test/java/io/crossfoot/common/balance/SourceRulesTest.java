package io.crossfoot.common.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crossfoot.common.config.CountOrShare;
import io.crossfoot.schema.Break;
import io.crossfoot.schema.ControlValue;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.Problem;
import io.crossfoot.schema.SectionReport;
import io.crossfoot.schema.Tally;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceRulesTest {

    private static final Problem PROBLEM = new Problem("line 3", "no header");

    @Test
    void balancesWhatIsStatedRightly() {
        // Given
        SourceReport source = source(2, 0, List.of(control("records", "2", "2")), List.of());

        // When
        List<Break> breaks = SourceRules.breaks(source, CountOrShare.count(0));

        // Then
        assertThat(breaks).isEmpty();
        assertThat(SourceRules.outcome(source, breaks)).isEqualTo(Outcome.BALANCED);
    }

    @Test
    void namesFileAndSectionOfEveryDifference() {
        // Given
        SectionReport section =
                new SectionReport("7", List.of(control("total", "1.01", "1.00")), tally(2), tally(0), List.of());
        SourceReport source = new SourceReport(
                List.of(control("records", "3", "2")), List.of(section), tally(2), tally(0), List.of());

        // When
        List<Break> breaks = SourceRules.breaks(source, CountOrShare.count(0));

        // Then
        assertThat(breaks)
                .containsExactly(
                        new Break("records", "source", "file", "3", "2", ""),
                        new Break("total", "source", "section 7", "1.01", "1.00", ""));
        assertThat(SourceRules.outcome(source, breaks)).isEqualTo(Outcome.OUT_OF_BALANCE);
    }

    @Test
    void breaksOnRejectsBeyondWhatIsAllowed() {
        // Given
        SourceReport source = source(8, 2, List.of(control("records", "10", "10")), List.of());

        // When
        List<Break> strict = SourceRules.breaks(source, CountOrShare.count(1));
        List<Break> lenient = SourceRules.breaks(source, CountOrShare.count(2));

        // Then
        assertThat(strict)
                .containsExactly(new Break("rejects", "source", "file", "at most 1", "2", "20 % of 10 records"));
        assertThat(lenient).isEmpty();
    }

    @Test
    void breaksOnALargerShareOfRejectsThanIsAllowed() {
        // Given
        SourceReport source = source(9_989, 11, List.of(control("records", "10000", "10000")), List.of());

        // When
        List<Break> strict = SourceRules.breaks(source, CountOrShare.share("0.1"));
        List<Break> lenient = SourceRules.breaks(source, CountOrShare.share("0.11"));

        // Then
        assertThat(strict)
                .containsExactly(
                        new Break("rejects", "source", "file", "at most 0.1 %", "11", "0.11 % of 10000 records"));
        assertThat(SourceRules.outcome(source, strict)).isEqualTo(Outcome.OUT_OF_BALANCE);
        assertThat(lenient).isEmpty();
    }

    @Test
    void showsNoShareThatIsTooLargeAsTheOneThatIsAllowed() {
        // Given
        SourceReport source = source(998_999, 1_001, List.of(), List.of());

        // When
        List<Break> breaks = SourceRules.breaks(source, CountOrShare.share("0.1"));

        // Then
        assertThat(breaks).extracting(Break::getDetail).containsExactly("0.101 % of 1000000 records");
    }

    @Test
    void namesTheFileOfADifferenceWhereThereAreSeveral() {
        // Given
        SectionReport section =
                new SectionReport("7", List.of(control("total", "1.01", "1.00")), tally(2), tally(0), List.of());
        SourceReport source = new SourceReport(
                List.of(control("records", "3", "2")), List.of(section), tally(2), tally(0), List.of(PROBLEM));

        // When
        List<Break> breaks = SourceRules.differences("b.csv", source);

        // Then
        assertThat(breaks)
                .extracting(Break::getWhere)
                .containsExactly("file b.csv, line 3", "file b.csv", "file b.csv, section 7");
    }

    @Test
    void callsAFaultOfStructureMalformedWhateverElseIsRight() {
        // Given
        SourceReport source = source(2, 0, List.of(control("records", "2", "2")), List.of(PROBLEM));

        // When
        List<Break> breaks = SourceRules.breaks(source, CountOrShare.count(0));

        // Then
        assertThat(breaks).containsExactly(new Break("structure", "source", "line 3", "", "", "no header"));
        assertThat(SourceRules.outcome(source, breaks)).isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void callsWhatHoldsNoRecordsEmptyAndWhatStatesNothingUnverified() {
        // Given
        SourceReport empty = source(0, 0, List.of(control("records", "0", "0")), List.of());
        SourceReport silent = source(5, 0, List.of(control("records", null, "5")), List.of());
        SourceReport unjudged = source(5, 0, List.of(new ControlValue("block_count", "9", "1", false, "")), List.of());

        // When // Then
        assertThat(SourceRules.outcome(empty, SourceRules.breaks(empty, CountOrShare.count(0))))
                .isEqualTo(Outcome.EMPTY);
        assertThat(SourceRules.outcome(silent, SourceRules.breaks(silent, CountOrShare.count(0))))
                .isEqualTo(Outcome.UNVERIFIED);
        assertThat(SourceRules.outcome(unjudged, SourceRules.breaks(unjudged, CountOrShare.count(0))))
                .isEqualTo(Outcome.UNVERIFIED);
    }

    @Test
    void breaksOnAValueThatCouldNotBeCounted() {
        // Given
        SourceReport source = source(2, 0, List.of(control("total[EUR]", "5.00", null)), List.of());

        // When
        List<Break> breaks = SourceRules.breaks(source, CountOrShare.count(0));

        // Then
        assertThat(breaks).extracting(Break::getStated, Break::getCounted).containsExactly(tuple("5.00", ""));
    }

    @ParameterizedTest
    @CsvSource({"1, 1.00, true", "1.00, 1, true", "-0, 0, true", "1, 1.01, false", "abc, abc, true", "abc, 1, false"})
    void comparesNumbersByTheirValue(String stated, String counted, boolean same) {
        // When // Then
        assertThat(SourceRules.sameValue(stated, counted)).isEqualTo(same);
    }

    private static SourceReport source(
            long passed, long rejected, List<ControlValue> controls, List<Problem> problems) {
        return new SourceReport(controls, List.of(), tally(passed), tally(rejected), problems);
    }

    private static ControlValue control(String name, @Nullable String stated, @Nullable String counted) {
        return new ControlValue(name, stated, counted, true, "");
    }

    private static Tally tally(long records) {
        return new Tally(records, Map.of(), 0L, 0L);
    }
}
