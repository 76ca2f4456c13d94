package io.crossfoot.ingest.source;

import io.crossfoot.common.feed.ControlDefinition;
import io.crossfoot.common.feed.ControlDefinition.Level;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.tally.ExactSum;
import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.common.tally.TotalDefinition;
import io.crossfoot.schema.ControlValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The control values of one level, and what each is compared with. */
public final class Controls {

    private final List<ControlDefinition> definitions;
    private final List<TotalDefinition> totals;

    public Controls(Feed feed, Level level) {
        this.definitions = feed.controlDefinitions().stream()
                .filter(definition -> definition.level() == level)
                .toList();
        this.totals = feed.totalDefinitions();
    }

    /**
     * What is stated of a delivery of several files, beside what was counted of all of them.
     *
     * @param all all records of all files, rejected ones included
     */
    public List<ControlValue> compareAll(RunningTally all, int files, Map<String, String> stated) {
        return compare(all, 0, stated, Map.of(ControlDefinition.PARTS, Integer.toString(files)));
    }

    /** Every control value, stated beside counted. */
    List<ControlValue> compare(
            RunningTally tally, int sections, Map<String, String> stated, Map<String, String> counted) {
        return definitions.stream()
                .map(definition -> new ControlValue(
                        definition.name(),
                        stated.get(definition.name()),
                        counted(definition.counts(), tally, sections, counted),
                        definition.judged(),
                        ""))
                .toList();
    }

    private @Nullable String counted(String counts, RunningTally tally, int sections, Map<String, String> counted) {
        return switch (counts) {
            case ControlDefinition.RECORDS -> counted.getOrDefault(counts, Long.toString(tally.records()));
            case ControlDefinition.SECTIONS -> Integer.toString(sections);
            default -> counted.containsKey(counts) ? counted.get(counts) : total(counts, tally);
        };
    }

    private @Nullable String total(String name, RunningTally tally) {
        ExactSum sum = tally.totals().getOrDefault(name, new ExactSum(0));
        return totals.stream()
                .filter(total -> total.names(name))
                .findFirst()
                .map(total -> total.reduced(sum.value()).toPlainString())
                .orElse(null);
    }
}
