package io.crossfoot.bench.report;

import io.crossfoot.bench.contender.Completion;
import io.crossfoot.bench.study.Crash;
import io.crossfoot.bench.study.Latency;
import java.util.Map;

/** The tables of the crash and of the latency of many batches. */
final class DisturbanceTables {

    private final Experiment experiment;

    DisturbanceTables(Experiment experiment) {
        this.experiment = experiment;
    }

    MarkdownTable crash() {
        MarkdownTable table = new MarkdownTable(
                "contender", "runs", "undisturbed, s", "killed after, s", "killed, s", "more, s (medians)");
        Map<String, Runs> undisturbed = Runs.byContender(experiment.of(Crash.UNDISTURBED));
        Runs.byContender(experiment.of(Crash.NAME)).forEach((contender, killed) -> {
            Runs calm = undisturbed.get(contender);
            if (calm != null) {
                table.row(
                        experiment.title(contender),
                        Integer.toString(killed.results().size()),
                        calm.seconds().toString(),
                        killed.mark(Completion.KILLED).orElseThrow().toString(),
                        killed.seconds().toString(),
                        Spread.number(killed.seconds().median() - calm.seconds().median()));
            }
        });
        return table;
    }

    MarkdownTable latency() {
        MarkdownTable table =
                new MarkdownTable("contender", "from", "to", "batches", "p50, s", "p99, s", "greatest, s");
        Runs.byContender(experiment.of(Latency.NAME)).forEach((contender, runs) -> {
            row(table, contender, runs, Completion.LAST_RECORD, Completion.VERDICT);
            row(table, contender, runs, Completion.VERDICT, Completion.LAST_ROW);
        });
        return table;
    }

    private void row(MarkdownTable table, String contender, Runs runs, String from, String to) {
        Spread spread = runs.between(from, to);
        table.row(
                experiment.title(contender),
                from.replace('-', ' '),
                to.replace('-', ' '),
                Integer.toString(runs.results().size()),
                Spread.number(spread.percentile(50)),
                Spread.number(spread.percentile(99)),
                Spread.number(spread.max()));
    }
}
