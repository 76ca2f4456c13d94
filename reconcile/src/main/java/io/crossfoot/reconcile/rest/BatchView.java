package io.crossfoot.reconcile.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.crossfoot.common.batch.BatchId;
import io.crossfoot.common.tally.Digest;
import io.crossfoot.schema.Tally;
import io.crossfoot.schema.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A batch as the API shows it: the latest verdict on it, names in lower snake case, states and outcomes in kebab case,
 * amounts as decimal strings. The fields are those of {@link Verdict}, which says what they mean.
 */
@JsonNaming(SnakeCaseStrategy.class)
record BatchView(
        String batch,
        String feed,
        LocalDate businessDate,
        int sequence,
        int revision,
        String state,
        @Nullable String outcome,
        @Nullable SourceView source,
        List<ControlView> controls,
        int sections,
        List<BreakView> breaks,
        long breakCount,
        TallyView rejected,
        List<StageView> stages,
        List<RangeView> ranges,
        List<DecisionView> decisions,
        boolean published,
        String rules,
        @Nullable Instant startedAt,
        @Nullable Instant judgedAt,
        Instant changedAt) {

    record SourceView(String name, long bytes, String fingerprint) {}

    record ControlView(
            String name, @Nullable String stated, @Nullable String counted, boolean judged, String file) {}

    record BreakView(String check, String stage, String where, String stated, String counted, String detail) {}

    record TallyView(long records, Map<String, String> totals, String digest) {

        static TallyView of(Tally tally) {
            return new TallyView(
                    tally.getRecords(),
                    new TreeMap<>(tally.getTotals()),
                    Digest.toHex(tally.getDigestHigh(), tally.getDigestLow()));
        }
    }

    record StageView(String stage, int partitions, int reported, TallyView tally, long rows) {}

    record RangeView(int partition, long first, long last) {}

    record DecisionView(
            String id, String action, String by, String reason, boolean force, Instant at, String refusal) {}

    /** Shows the verdict, with no more than so many of its breaks. */
    static BatchView of(Verdict verdict, int mostBreaks) {
        BatchId batch = BatchId.parse(verdict.getBatch());
        return new BatchView(
                verdict.getBatch(),
                batch.feed(),
                batch.businessDate(),
                batch.sequence(),
                batch.revision(),
                kebab(verdict.getState()),
                Optional.ofNullable(verdict.getOutcome()).map(BatchView::kebab).orElse(null),
                source(verdict),
                controls(verdict),
                verdict.getSections(),
                breaks(verdict, mostBreaks),
                verdict.getBreakCount(),
                TallyView.of(verdict.getRejected()),
                stages(verdict),
                ranges(verdict),
                decisions(verdict),
                verdict.getPublished(),
                verdict.getRules(),
                verdict.getStartedAt(),
                verdict.getJudgedAt(),
                verdict.getChangedAt());
    }

    /** An Avro symbol as the API writes it. */
    static String kebab(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable SourceView source(Verdict verdict) {
        return Optional.ofNullable(verdict.getSource())
                .map(source -> new SourceView(source.getName(), source.getBytes(), source.getFingerprint()))
                .orElse(null);
    }

    private static List<ControlView> controls(Verdict verdict) {
        return verdict.getControls().stream()
                .map(control -> new ControlView(
                        control.getName(),
                        control.getStated(),
                        control.getCounted(),
                        control.getJudged(),
                        control.getFile()))
                .toList();
    }

    private static List<BreakView> breaks(Verdict verdict, int most) {
        return verdict.getBreaks().stream()
                .limit(most)
                .map(each -> new BreakView(
                        each.getCheck(),
                        each.getStage(),
                        each.getWhere(),
                        each.getStated(),
                        each.getCounted(),
                        each.getDetail()))
                .toList();
    }

    private static List<StageView> stages(Verdict verdict) {
        return verdict.getStages().stream()
                .map(stage -> new StageView(
                        stage.getStage(),
                        stage.getPartitions(),
                        stage.getReported(),
                        TallyView.of(stage.getTally()),
                        stage.getRows()))
                .toList();
    }

    private static List<RangeView> ranges(Verdict verdict) {
        return verdict.getRanges().stream()
                .map(range -> new RangeView(range.getPartition(), range.getFirst(), range.getLast()))
                .toList();
    }

    private static List<DecisionView> decisions(Verdict verdict) {
        return verdict.getDecisions().stream()
                .map(decision -> new DecisionView(
                        decision.getId(),
                        kebab(decision.getAction()),
                        decision.getBy(),
                        decision.getReason(),
                        decision.getForce(),
                        decision.getAt(),
                        decision.getRefusal()))
                .toList();
    }
}
