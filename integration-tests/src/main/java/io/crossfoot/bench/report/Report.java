package io.crossfoot.bench.report;

import io.crossfoot.bench.study.Growth;
import io.crossfoot.bench.study.ManyBatches;
import io.crossfoot.bench.study.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;

/** Writes the page, and beside it a folder of the same name with the charts and {@code results.json}. */
public final class Report {

    private final Experiment experiment;
    private final Path page;
    private final Path folder;

    /** @param page the page's file, whose name ends in {@code .md} */
    public Report(Experiment experiment, Path page) {
        this.experiment = experiment;
        this.page = page.toAbsolutePath();
        this.folder = folderOf(this.page);
    }

    /** Where the results stand that a page was written from. */
    public static Path resultsOf(Path page) {
        return folderOf(page.toAbsolutePath()).resolve("results.json");
    }

    private static Path folderOf(Path page) {
        String name = page.getFileName().toString();
        return page.resolveSibling(name.substring(0, name.lastIndexOf('.')));
    }

    public void write() {
        try {
            Files.createDirectories(folder);
            experiment.write(resultsOf(page));
            Files.writeString(page, text());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + page, e);
        }
    }

    /** Who took how long, for the console. */
    public String summary() {
        return new ComparisonTables(experiment).time().toString();
    }

    private String text() {
        ComparisonTables comparison = new ComparisonTables(experiment);
        DisturbanceTables disturbance = new DisturbanceTables(experiment);
        PageTemplate template = PageTemplate.load()
                .fill("machine", new MachineTable(experiment).toString())
                .fill("targets", new TargetTable(experiment).table())
                .fill("time", comparison.time())
                .fill("footprint", comparison.footprint())
                .fill("processes", comparison.processes())
                .fill("marks", comparison.marks())
                .fill("file", comparison.file())
                .fill("crash", disturbance.crash())
                .fill("latency", disturbance.latency())
                .fill("failures", new FailureTable(experiment).toString())
                .fill("chart-time", chart("time", comparison.timeChart()))
                .fill("chart-cpu", chart("cpu", comparison.cpuChart()));
        growth(template, Growth.OF_RECORDS, "records", Setting::records);
        growth(template, Growth.OF_ACCOUNTS, "accounts", Setting::accounts);
        growth(template, Growth.OF_PARALLELISM, "partitions and threads", Setting::parallelism);
        growth(template, ManyBatches.NAME, "files at once", Setting::batches);
        return template.text();
    }

    private void growth(PageTemplate template, String study, String quantity, ToLongFunction<Setting> value) {
        GrowthTables growth = new GrowthTables(experiment, study, quantity, value);
        template.fill(study, growth.table()).fill("chart-" + study, chart(study, growth.chart()));
    }

    /** Writes the chart, and returns the Markdown that shows it. */
    private String chart(String name, Object drawing) {
        try {
            Files.writeString(folder.resolve(name + ".svg"), drawing.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "![%s](%s/%s.svg)".formatted(name, folder.getFileName(), name);
    }
}
