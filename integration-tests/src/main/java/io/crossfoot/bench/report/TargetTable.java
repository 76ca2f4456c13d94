package io.crossfoot.bench.report;

import io.crossfoot.bench.contender.Completion;
import io.crossfoot.bench.study.Comparison;
import io.crossfoot.bench.study.Crash;
import io.crossfoot.bench.study.Growth;
import io.crossfoot.bench.study.Latency;
import io.crossfoot.bench.study.Setting;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What Crossfoot is to reach, beside what it did: ratios of medians, so that a slow machine is no excuse and a fast one no merit. */
final class TargetTable {

    private static final String RECORD = ComparisonTables.CROSSFOOT;
    private static final String BLOCK = "crossfoot/block";
    private static final String[] ON_KAFKA = {"flink/", "spark/", "streams/"};

    private final Experiment experiment;
    private final Map<String, Runs> comparison;
    private final MarkdownTable table = new MarkdownTable("target", "wanted", "measured", "reached");

    TargetTable(Experiment experiment) {
        this.experiment = experiment;
        this.comparison = Runs.byContender(experiment.of(Comparison.NAME));
    }

    MarkdownTable table() {
        atLeast("messages of one record: share of the floor's speed", 0.6, times(RECORD, ComparisonTables.FLOOR));
        atLeast("… times as fast as Flink with state on the heap", 1.5, times(RECORD, "flink/heap"));
        atLeast("… as Flink with RocksDB", 4, times(RECORD, "flink/rocksdb"));
        atLeast("… as Kafka Streams, tuned", 3, times(RECORD, "streams/tuned"));
        atLeast("… as Spring Batch with PostgreSQL", 3, times(RECORD, "postgres/spring-batch"));
        atLeast("blocks: times as fast as the fastest peer on Kafka", 3, timesFastestOnKafka());
        atMost("blocks: times as long as DuckDB takes", 2.5, times("duckdb", BLOCK));
        for (String contender : new String[] {RECORD, BLOCK}) {
            String title = experiment.title(contender);
            atMost(title + ": last record to verdict, s, p99", 1, latency(contender));
            atMost(title + ": more after a crash, s", 30, crash(contender, false));
            atMost(title + ": more after a crash, share of the run", 0.5, crash(contender, true));
            atMost(
                    title + ": CPU a record, dearest size to cheapest",
                    1.3,
                    growth(contender, Growth.OF_RECORDS, Setting::records));
            atMost(
                    title + ": CPU a record, dearest number of accounts to cheapest",
                    2,
                    growth(contender, Growth.OF_ACCOUNTS, Setting::accounts));
        }
        return table;
    }

    private void atLeast(String what, double wanted, OptionalDouble measured) {
        measured.ifPresent(value -> row(what, "≥ " + Spread.number(wanted), value, value >= wanted));
    }

    private void atMost(String what, double wanted, OptionalDouble measured) {
        measured.ifPresent(value -> row(what, "≤ " + Spread.number(wanted), value, value <= wanted));
    }

    private void row(String what, String wanted, double value, boolean reached) {
        table.row(what, wanted, Spread.number(value), reached ? "yes" : "no");
    }

    /** How many times as fast one is as the other. */
    private OptionalDouble times(String one, String other) {
        Runs fast = comparison.get(one);
        Runs slow = comparison.get(other);
        return fast == null || slow == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(slow.seconds().median() / fast.seconds().median());
    }

    private OptionalDouble timesFastestOnKafka() {
        return comparison.keySet().stream()
                .filter(name -> Stream.of(ON_KAFKA).anyMatch(name::startsWith))
                .map(name -> times(BLOCK, name))
                .flatMapToDouble(OptionalDouble::stream)
                .min();
    }

    private OptionalDouble latency(String contender) {
        return runs(contender, Latency.NAME)
                .map(runs -> OptionalDouble.of(
                        runs.between(Completion.LAST_RECORD, Completion.VERDICT).percentile(99)))
                .orElse(OptionalDouble.empty());
    }

    private OptionalDouble crash(String contender, boolean asShare) {
        Optional<Runs> killed = runs(contender, Crash.NAME);
        Optional<Runs> calm = runs(contender, Crash.UNDISTURBED);
        if (killed.isEmpty() || calm.isEmpty()) {
            return OptionalDouble.empty();
        }
        double undisturbed = calm.get().seconds().median();
        double more = killed.get().seconds().median() - undisturbed;
        return OptionalDouble.of(asShare ? more / undisturbed : more);
    }

    /** The CPU time a record costs at the dearest size, in terms of the cheapest. */
    private OptionalDouble growth(String contender, String study, ToLongFunction<Setting> size) {
        double[] costs = Runs.by(
                        result -> size.applyAsLong(result.setting()),
                        experiment.of(study).stream()
                                .filter(result -> result.setting().contender().equals(contender))
                                .toList())
                .values()
                .stream()
                .mapToDouble(runs -> runs.cpuPerMillion().median())
                .toArray();
        return costs.length < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(DoubleStream.of(costs).max().orElseThrow()
                        / DoubleStream.of(costs).min().orElseThrow());
    }

    private Optional<Runs> runs(String contender, String study) {
        return Optional.ofNullable(Runs.byContender(experiment.of(study)).get(contender));
    }
}
