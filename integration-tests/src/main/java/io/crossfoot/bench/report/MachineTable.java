package io.crossfoot.bench.report;

import io.crossfoot.bench.measure.Machine;
import java.time.temporal.ChronoUnit;

/** What everything ran on, and how it was started. */
record MachineTable(Experiment experiment) {

    @Override
    public String toString() {
        Machine machine = experiment.machine();
        MarkdownTable table = new MarkdownTable("", "")
                .row("finished", experiment.at().truncatedTo(ChronoUnit.SECONDS).toString())
                .row("processor", "%s, %d cores".formatted(machine.processor(), machine.cores()))
                .row("memory", Spread.whole(machine.memory() >> 20) + " MiB")
                .row("system", machine.system())
                .row("Java", machine.java());
        experiment.versions().forEach(table::row);
        experiment
                .executions()
                .forEach(execution -> table.row(
                        "from " + execution.at().truncatedTo(ChronoUnit.SECONDS),
                        "`%s`, seed of the order %d".formatted(execution.command(), execution.seed())));
        return table.toString();
    }
}
