package io.crossfoot.bench.report;

import io.crossfoot.bench.contender.Completion;
import io.crossfoot.bench.measure.FileRates;
import io.crossfoot.bench.study.Comparison;
import io.crossfoot.bench.study.RunResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The tables of the comparison. */
final class ComparisonTables {

    static final String FLOOR = "floor/records";
    static final String CROSSFOOT = "crossfoot/record";

    private static final String NOTHING = "–";

    private final Experiment experiment;
    private final List<Runs> contenders;

    ComparisonTables(Experiment experiment) {
        this.experiment = experiment;
        this.contenders = Runs.fastestFirst(experiment.of(Comparison.NAME));
    }

    /** How long each took, and how that compares with the floor and with Crossfoot. */
    MarkdownTable time() {
        MarkdownTable table =
                new MarkdownTable("contender", "runs", "seconds", "records/s", "× floor", "× Crossfoot", "rows");
        for (Runs runs : contenders) {
            table.row(
                    experiment.title(runs.contender()),
                    Integer.toString(runs.results().size()),
                    runs.seconds().toString(),
                    Spread.number(runs.recordsPerSecond().median()),
                    ratio(runs, FLOOR),
                    ratio(runs, CROSSFOOT),
                    runs.first().rows() == 0
                            ? NOTHING
                            : Spread.whole(runs.first().rows()));
        }
        return table;
    }

    private String ratio(Runs runs, String yardstick) {
        Optional<Runs> other = contenders.stream()
                .filter(candidate -> candidate.contender().equals(yardstick))
                .findFirst();
        return other.map(each ->
                        Spread.number(runs.seconds().median() / each.seconds().median()))
                .orElse(NOTHING);
    }

    /** What each took of the machine. */
    MarkdownTable footprint() {
        MarkdownTable table = new MarkdownTable(
                "contender",
                "CPU s per million records",
                "memory, MiB",
                "Kafka bytes per byte of the file",
                "state, MiB",
                "written to disk, MiB",
                "stolen, %",
                "other programs, %");
        for (Runs runs : contenders) {
            int cores = experiment.execution(runs.first()).machine().cores();
            table.row(
                    experiment.title(runs.contender()),
                    runs.cpuPerMillion().toString(),
                    runs.memoryMebibytes().toString(),
                    Spread.number(runs.kafkaBytesPerByte().median()),
                    Spread.number(runs.stateMebibytes().median()),
                    Spread.number(runs.writtenMebibytes().median()),
                    runs.stolenPercent(cores).toString(),
                    runs.otherPercent(cores).toString());
        }
        return table;
    }

    /** What each process took. */
    MarkdownTable processes() {
        MarkdownTable table = new MarkdownTable("contender", "process", "CPU s", "memory, MiB");
        for (Runs runs : contenders) {
            for (String process :
                    new TreeSet<>(runs.first().footprint().processes().keySet())) {
                table.row(
                        experiment.title(runs.contender()),
                        process,
                        Spread.of(
                                        runs.results(),
                                        run -> run.footprint().usage(process).cpuSeconds())
                                .toString(),
                        Spread.of(
                                        runs.results(),
                                        run -> run.footprint().usage(process).peakMemory() / (double) (1 << 20))
                                .toString());
            }
        }
        return table;
    }

    /** When Crossfoot had come how far. */
    MarkdownTable marks() {
        MarkdownTable table = new MarkdownTable(
                "contender", "last record sent", "verdict", "last row readable", "told that all rows are out");
        for (Runs runs : contenders) {
            runs.mark(Completion.VERDICT)
                    .ifPresent(verdict -> table.row(
                            experiment.title(runs.contender()),
                            mark(runs, Completion.LAST_RECORD),
                            verdict.toString(),
                            mark(runs, Completion.LAST_ROW),
                            runs.seconds().toString()));
        }
        return table;
    }

    private static String mark(Runs runs, String name) {
        return runs.mark(name).map(Spread::toString).orElse(NOTHING);
    }

    BarChart timeChart() {
        BarChart chart = new BarChart("Seconds until all results are there: median, least and greatest");
        contenders.forEach(runs -> chart.bar(experiment.title(runs.contender()), runs.seconds()));
        return chart;
    }

    BarChart cpuChart() {
        BarChart chart = new BarChart("CPU seconds per million records, all processes: median, least and greatest");
        contenders.forEach(runs -> chart.bar(experiment.title(runs.contender()), runs.cpuPerMillion()));
        return chart;
    }

    /** What is measured of the file itself. */
    MarkdownTable file() {
        MarkdownTable table = new MarkdownTable("the file, one thread", "MB/s", "seconds");
        if (!contenders.isEmpty()) {
            RunResult run = contenders.get(0).first();
            rates(experiment.execution(run).fileRates()).forEach((what, rate) -> {
                if (rate > 0) {
                    table.row(
                            what,
                            Spread.number(rate / 1e6),
                            Spread.number(run.setting().bytes() / rate));
                }
            });
        }
        return table;
    }

    private static Map<String, Double> rates(FileRates file) {
        Map<String, Double> rates = new LinkedHashMap<>();
        rates.put("read from disk", file.disk());
        rates.put("read from the cache", file.cache());
        rates.put("read and checked by XXH3", file.xxh3());
        rates.put("read and checked by SHA-256", file.sha256());
        return rates;
    }
}
