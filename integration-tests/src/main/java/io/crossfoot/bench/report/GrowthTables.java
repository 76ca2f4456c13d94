package io.crossfoot.bench.report;

import io.crossfoot.bench.study.RunResult;
import io.crossfoot.bench.study.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Table and chart of a study in which one quantity grows. */
final class GrowthTables {

    private final Experiment experiment;
    private final String quantity;
    private final ToLongFunction<Setting> value;
    private final List<RunResult> results;

    /** @param value the quantity that grows */
    GrowthTables(Experiment experiment, String study, String quantity, ToLongFunction<Setting> value) {
        this.experiment = experiment;
        this.quantity = quantity;
        this.value = value;
        this.results = experiment.of(study);
    }

    /** With all that a run is set to, so that the sizes of one study can be told from those of another. */
    MarkdownTable table() {
        MarkdownTable table = new MarkdownTable(
                "contender",
                "files",
                "records",
                "accounts",
                "partitions, threads",
                "runs",
                "seconds",
                "records/s",
                "CPU s per million records",
                "memory, MiB");
        byContender().forEach((contender, sizes) -> {
            for (Runs runs : sizes) {
                Setting setting = runs.first().setting();
                table.row(
                        experiment.title(contender),
                        Spread.whole(setting.batches()),
                        Spread.whole(setting.records()),
                        Spread.whole(setting.accounts()),
                        Spread.whole(setting.parallelism()),
                        Integer.toString(runs.results().size()),
                        runs.seconds().toString(),
                        Spread.number(runs.recordsPerSecond().median()),
                        runs.cpuPerMillion().toString(),
                        runs.memoryMebibytes().toString());
            }
        });
        return table;
    }

    LineChart chart() {
        LineChart chart = new LineChart("Records per second", quantity);
        byContender().forEach((contender, sizes) -> {
            List<LineChart.Point> points = new ArrayList<>();
            sizes.forEach(runs -> points.add(new LineChart.Point(
                    value(runs.first()), runs.recordsPerSecond().median())));
            chart.line(experiment.title(contender), points);
        });
        return chart;
    }

    private long value(RunResult result) {
        return value.applyAsLong(result.setting());
    }

    /** For each contender its runs, from the smallest size to the largest. */
    private Map<String, List<Runs>> byContender() {
        return Runs.by(result -> new Size(result.setting().contender(), value(result)), results).entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(Size::contender).thenComparingLong(Size::value)))
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().contender(),
                        TreeMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private record Size(String contender, long value) {}
}
