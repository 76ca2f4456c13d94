package io.crossfoot.reconcile.ledger;

import io.crossfoot.common.balance.SourceReport;
import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.schema.ContinuityReport;
import io.crossfoot.schema.ControlValue;
import io.crossfoot.schema.Problem;
import io.crossfoot.schema.SectionReport;
import io.crossfoot.schema.SectionTally;
import io.crossfoot.schema.SourceFile;
import io.crossfoot.schema.StageTally;
import io.crossfoot.schema.TaskEnded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All reports on one batch that have come, part by part.
 *
 * @param tasks what the tasks reported, in the order of tasks and parts
 * @param tallies what the stages reported, in the order of stages, partitions and parts
 * @param continuity whether its statements go on from those of the batches before; empty while nothing is known of that
 */
record Evidence(List<TaskEnded> tasks, List<StageTally> tallies, Optional<ContinuityReport> continuity) {

    Evidence {
        tasks = tasks.stream()
                .sorted(Comparator.comparingInt(TaskEnded::getTask).thenComparingInt(TaskEnded::getPart))
                .toList();
        tallies = tallies.stream()
                .sorted(Comparator.comparingInt((StageTally tally) -> Stages.rank(tally.getStage()))
                        .thenComparing(StageTally::getStage)
                        .thenComparingInt(StageTally::getPartition)
                        .thenComparingInt(StageTally::getPart))
                .toList();
    }

    /** The first task's source. */
    Optional<SourceFile> file() {
        return tasks.stream().findFirst().map(TaskEnded::getSource);
    }

    /** What all tasks together read. */
    SourceReport source() {
        RunningTally passed = new RunningTally();
        RunningTally rejected = new RunningTally();
        List<ControlValue> controls = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<SectionReport> sections = new ArrayList<>();
        for (FileReport file : files()) {
            SourceReport report = file.report();
            passed.add(report.passed());
            rejected.add(report.rejected());
            report.controls().forEach(control -> controls.add(file.named(control)));
            sections.addAll(report.sections());
            problems.addAll(report.problems());
        }
        return new SourceReport(controls, sections, passed.toAvro(), rejected.toAvro(), problems);
    }

    /** What each task read. */
    List<FileReport> files() {
        return whole(tasks).stream()
                .map(task -> FileReport.of(
                        task,
                        tasks.stream()
                                .filter(part -> part.getTask() == task.getTask())
                                .flatMap(part -> part.getSections().stream())
                                .toList()))
                .toList();
    }

    /** Whether each file that holds records states something that can be checked. */
    boolean states() {
        return files().stream().map(FileReport::report).allMatch(report -> report.records() == 0 || report.states());
    }

    /** One report of each partition that the stage has reported for; its sections are not those of all parts. */
    List<StageTally> partitions(String stage) {
        return tallies.stream()
                .filter(tally -> tally.getStage().equals(stage) && tally.getPart() == 0)
                .toList();
    }

    /** The names of the stages that have reported. */
    List<String> stages() {
        return tallies.stream().map(StageTally::getStage).distinct().toList();
    }

    /** What came into the stage, all partitions together. */
    RunningTally input(String stage) {
        RunningTally sum = new RunningTally();
        partitions(stage).forEach(tally -> sum.add(tally.getInput()));
        return sum;
    }

    /** What the end-of-batch markers claim, all partitions together. */
    RunningTally claimed() {
        RunningTally sum = new RunningTally();
        partitions(Stages.AUDIT).stream()
                .map(StageTally::getClaimed)
                .filter(claimed -> claimed != null)
                .forEach(sum::add);
        return sum;
    }

    /** What the audit counted of each named section, all partitions together. */
    Map<String, RunningTally> auditedSections() {
        Map<String, RunningTally> sections = new TreeMap<>();
        tallies.stream()
                .filter(tally -> tally.getStage().equals(Stages.AUDIT))
                .flatMap(tally -> tally.getSections().stream())
                .forEach(section -> add(sections, section));
        return sections;
    }

    private static void add(Map<String, RunningTally> sections, SectionTally section) {
        if (!section.getId().isEmpty()) {
            sections.computeIfAbsent(section.getId(), absent -> new RunningTally())
                    .add(section.getTally());
        }
    }

    private static List<TaskEnded> whole(List<TaskEnded> parts) {
        return parts.stream().filter(part -> part.getPart() == 0).toList();
    }
}
