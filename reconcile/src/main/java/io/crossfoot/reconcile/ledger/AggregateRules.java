package io.crossfoot.reconcile.ledger;

import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.schema.DispositionTally;
import io.crossfoot.schema.StageTally;
import io.crossfoot.schema.Tally;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The crossfoot: what the groups of an aggregate add up to against what the audit found in the log. */
final class AggregateRules {

    private final Evidence evidence;
    private final Reports reports;
    private final Breaks breaks;

    AggregateRules(Evidence evidence, Reports reports, Breaks breaks) {
        this.evidence = evidence;
        this.reports = reports;
        this.breaks = breaks;
    }

    /** Compares the aggregate with the audit, where both have reported in full. */
    void check(Aggregate aggregate) {
        String stage = Stages.aggregate(aggregate);
        int partitions = reports.partitions(stage);
        if (partitions == 0) {
            breaks.add("report", stage, "all partitions", "", "", "has not come");
            return;
        }
        reports.missing(stage, partitions)
                .forEach(partition -> breaks.add("report", stage, "partition " + partition, "", "", "has not come"));
        evidence.partitions(stage).forEach(this::checkPartition);
        if (reports.isWhole(stage) && reports.audited()) {
            Tally audited = evidence.input(Stages.AUDIT).toAvro();
            Tally grouped = evidence.input(stage).toAvro();
            Comparison comparison = new Comparison(breaks, stage, "file");
            comparison.records(audited, grouped);
            comparison.totals(audited, grouped, ofAggregate(aggregate));
        }
    }

    /** Compares what was published of the aggregate with the aggregate, partition by partition. */
    void checkPublished(Aggregate aggregate) {
        String stage = Stages.publish(aggregate);
        Map<Integer, StageTally> grouped = evidence.partitions(Stages.aggregate(aggregate)).stream()
                .collect(Collectors.toMap(StageTally::getPartition, Function.identity()));
        for (StageTally published : evidence.partitions(stage)) {
            StageTally before = grouped.get(published.getPartition());
            if (before != null) {
                Comparison comparison = new Comparison(breaks, stage, "partition " + published.getPartition());
                comparison.number("rows", before.getRows(), published.getRows());
                comparison.records(before.getInput(), published.getInput());
                comparison.totals(before.getInput(), published.getInput(), name -> true);
            }
        }
    }

    /** What was sent to the partition against what its groups add up to, and that against what became of it. */
    private void checkPartition(StageTally tally) {
        Comparison comparison = new Comparison(breaks, tally.getStage(), "partition " + tally.getPartition());
        if (tally.getClaimed() != null) {
            comparison.records(tally.getClaimed(), tally.getInput());
            comparison.totals(tally.getClaimed(), tally.getInput(), name -> true);
        }
        if (!tally.getDispositions().isEmpty()) {
            RunningTally sum = new RunningTally();
            tally.getDispositions().stream().map(DispositionTally::getTally).forEach(sum::add);
            comparison.records(tally.getInput(), sum.toAvro());
            comparison.totals(tally.getInput(), sum.toAvro(), name -> true);
        }
    }

    private static Predicate<String> ofAggregate(Aggregate aggregate) {
        return name -> name.startsWith(aggregate.name() + '/');
    }
}
