package io.crossfoot.bench.report;

import io.crossfoot.bench.measure.Machine;
import io.crossfoot.bench.study.Execution;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What everything ran on, and how it was started. */
record MachineTable(Experiment experiment) {

    @Override
    public String toString() {
        MarkdownTable table = new MarkdownTable("", "")
                .row("finished", experiment.at().truncatedTo(ChronoUnit.SECONDS).toString());
        experiment.machines().forEach(machine -> table.row(name(machine), describe(machine)));
        experiment.versions().forEach(table::row);
        experiment
                .executions()
                .forEach(execution ->
                        table.row("from " + execution.at().truncatedTo(ChronoUnit.SECONDS), describe(execution)));
        return table.toString();
    }

    private String describe(Execution execution) {
        return "`%s`, seed of the order %d%s%s"
                .formatted(
                        execution.command(),
                        execution.seed(),
                        execution.revision().isEmpty() ? "" : ", commit " + execution.revision(),
                        place(execution.machine()));
    }

    private static String describe(Machine machine) {
        return "%s, %d cores, %s MiB; %s; %s"
                .formatted(
                        machine.processor(),
                        machine.cores(),
                        Spread.whole(machine.memory() >> 20),
                        machine.system(),
                        machine.java());
    }

    /** Where the runs were made; says nothing where there is but one machine. */
    private String place(Machine machine) {
        return experiment.machines().size() == 1 ? "" : ", on " + name(machine);
    }

    private String name(Machine machine) {
        List<Machine> machines = experiment.machines();
        return machines.size() == 1 ? "machine" : "machine " + (machines.indexOf(machine) + 1);
    }
}
