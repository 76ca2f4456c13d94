package io.crossfoot.bench;

import io.crossfoot.bench.contender.BenchException;
import io.crossfoot.bench.measure.FileRates;
import io.crossfoot.bench.measure.Machine;
import io.crossfoot.bench.report.Experiment;
import io.crossfoot.bench.report.Report;
import io.crossfoot.bench.study.Execution;
import io.crossfoot.bench.study.ResultLog;
import io.crossfoot.bench.study.Study;
import io.crossfoot.bench.study.Workbench;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench}: measures Crossfoot, the floor and the peers on the same job, and writes a page about it. */
@Command(
        name = "bench",
        description = "Measure Crossfoot and others on the same job, and write a page about it.",
        showDefaultValues = true,
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    @Spec
    private CommandSpec spec;

    @Mixin
    private Contenders contenders;

    @Mixin
    private Studies studies;

    @Option(names = "--warm-up", paramLabel = "RECORDS", description = "Size of the file to warm up with.")
    private long warmUp = 200_000;

    @Option(names = "--seed", description = "Decides the order of the runs; drawn unless given.")
    private @Nullable Long seed;

    @Option(names = "--work", paramLabel = "FOLDER", description = "Where files and everything that runs are kept.")
    private Path work = Path.of("integration-tests", "target", "bench");

    @Option(names = "--page", paramLabel = "FILE", description = "The page; charts go to a folder of its name.")
    private Path page = Path.of("integration-tests", "target", "bench", "report", "benchmark.md");

    @Option(
            names = "--append",
            description = "Keep the results there are, those of the page if need be, and add to them.")
    private boolean append;

    @Option(names = "--report-only", description = "Measure nothing; write the page from a results.json.")
    private @Nullable Path reportOnly;

    private BenchCommand() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** What a command line returns: 0 done, 1 some runs failed, 2 wrong usage. */
    static int run(String... arguments) {
        return new CommandLine(new BenchCommand())
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((fault, command, parsed) -> complain(fault, command))
                .execute(arguments);
    }

    private static int complain(Exception fault, CommandLine command) throws Exception {
        if (fault instanceof BenchException) {
            command.getErr().println("bench: " + fault.getMessage());
            return ExitCode.USAGE;
        }
        throw fault;
    }

    @Override
    public Integer call() {
        Experiment experiment = reportOnly == null ? measure() : published(Experiment.read(reportOnly));
        spec.commandLine().getOut().println(new Report(experiment, page).summary());
        return experiment.failures().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** Writes the page after every study, so that who stops after hours has what was measured until then. */
    private Experiment measure() {
        Map<String, String> titles = contenders.titles();
        long order = seed == null ? new Random().nextLong() : seed;
        List<Study> chosen = studies.chosen(contenders, order);
        Path log = work.resolve("results.jsonl");
        ResultLog results = append ? goingOn(log) : ResultLog.startingAnew(log);
        Workbench bench = new Workbench(work.toAbsolutePath(), warmUp, results, this::say);
        say("Seed of the order: " + order);
        FileRates rates = FileRates.of(bench.data(studies.file()).file());
        say("The file: " + rates);
        results.begin(
                new Execution(Instant.now(), commandLine(), order, contenders.revision(), Machine.describe(), rates));
        Experiment experiment = experiment(titles, results);
        for (Study study : chosen) {
            study.run(bench);
            experiment = published(experiment(titles, results));
        }
        return experiment;
    }

    private Experiment experiment(Map<String, String> titles, ResultLog results) {
        return new Experiment(
                Instant.now(), results.executions(), versions(), titles, results.results(), results.failures());
    }

    private Experiment published(Experiment experiment) {
        new Report(experiment, page).write();
        say("Wrote " + page);
        return experiment;
    }

    /** Goes on from the log; where there is none, as in a fresh clone, from what the page rests on. */
    private ResultLog goingOn(Path log) {
        Path published = Report.resultsOf(page);
        if (Files.exists(log) || !Files.exists(published)) {
            return ResultLog.continuing(log);
        }
        Experiment earlier = Experiment.read(published);
        return ResultLog.startingFrom(log, earlier.executions(), earlier.results(), earlier.failures());
    }

    private String commandLine() {
        return "bench " + String.join(" ", spec.commandLine().getParseResult().originalArgs());
    }

    private static Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("Kafka", AppInfoParser.getVersion());
        return versions;
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(LocalTime.now(ZoneId.systemDefault()).format(TIME) + " " + line);
        out.flush();
    }
}
