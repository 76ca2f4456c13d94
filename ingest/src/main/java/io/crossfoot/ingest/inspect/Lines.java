package io.crossfoot.ingest.inspect;

import io.crossfoot.common.feed.Checksum;
import io.crossfoot.common.feed.ControlDefinition;
import io.crossfoot.common.feed.ControlDefinition.Level;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Total;
import io.crossfoot.common.field.FieldNumber;
import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.common.tally.TotalDefinition;
import io.crossfoot.schema.Break;
import io.crossfoot.schema.ControlValue;
import io.crossfoot.schema.SectionReport;
import io.crossfoot.schema.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.jspecify.annotations.Nullable;

/** Arranges an inspection's figures the same way for every format: the file's, and those of each section. */
final class Lines {

    private static final String COUNT = "count";
    private static final List<String> USUAL = List.of("debit_total", "credit_total", "hash");

    private final Inspection inspection;
    private final Feed feed;
    private final Map<String, List<Break>> breaks;

    Lines(Inspection inspection) {
        this.inspection = inspection;
        this.feed = inspection.feed();
        this.breaks = inspection.breaks().stream().collect(Collectors.groupingBy(Break::getWhere));
    }

    static String hyphenated(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Map<String, Figure> stated() {
        return figures(inspection.report().controls(), Level.FILE, ControlValue::getStated);
    }

    /** What was counted of the file: its control values; the records alone where the feed names none. */
    Map<String, Figure> counted() {
        List<ControlValue> controls = inspection.report().controls();
        if (controls.isEmpty()) {
            String records = Long.toString(inspection.report().records());
            return Map.of(ControlDefinition.RECORDS, new Figure(records, false));
        }
        return figures(controls, Level.FILE, ControlValue::getCounted);
    }

    /** The sections; the file as the only one, where it has none. */
    List<SectionLine> sections() {
        List<SectionReport> sections = inspection.report().sections();
        if (sections.isEmpty()) {
            return List.of(new SectionLine(
                    "file",
                    counted(
                            List.of(),
                            inspection.report().passed(),
                            inspection.report().rejected()),
                    statedOfOnlySection(),
                    breaks.getOrDefault("file", List.of())));
        }
        return sections.stream().map(this::line).toList();
    }

    private SectionLine line(SectionReport section) {
        return new SectionLine(
                section.getId(),
                counted(section.getControls(), section.getPassed(), section.getRejected()),
                figures(section.getControls(), Level.SECTION, ControlValue::getStated),
                breaks.getOrDefault("section " + section.getId(), List.of()));
    }

    /** Number of records, the feed's totals, the figures that a reader of batches looks for first, and the other controls. */
    private Map<String, Figure> counted(List<ControlValue> controls, Tally passed, Tally rejected) {
        RunningTally all = RunningTally.of(passed);
        all.add(rejected);
        Map<String, Figure> counted = new LinkedHashMap<>();
        counted.put(COUNT, new Figure(Long.toString(all.records()), false));
        List<String> ownTotals = feed.totals().stream().map(Total::name).toList();
        feed.totalDefinitions().stream()
                .filter(total -> ownTotals.contains(total.name()))
                .forEach(total -> all.totals().forEach((name, sum) -> {
                    if (total.names(name)) {
                        counted.put(name, new Figure(total.reduced(sum.value()).toPlainString(), isAmount(total)));
                    }
                }));
        USUAL.forEach(name -> counted.putIfAbsent(name, Figure.NONE));
        figures(controls, Level.SECTION, ControlValue::getCounted).forEach((name, figure) -> {
            if (counted.containsKey(name) || !isShown(name, counted)) {
                counted.put(name, figure);
            }
        });
        return counted;
    }

    /** Whether what a control value counts stands there already: as the number of records, or by the name of the total. */
    private boolean isShown(String control, Map<String, Figure> counted) {
        return definitions(Level.SECTION).stream()
                .filter(definition -> definition.name().equals(control))
                .map(ControlDefinition::counts)
                .anyMatch(counts -> counts.equals(ControlDefinition.RECORDS) || counted.containsKey(counts));
    }

    /** What the file states, by the names that its section has for the same numbers, if the feed gives such names. */
    private Map<String, Figure> statedOfOnlySection() {
        Map<String, Figure> stated = stated();
        Map<String, Figure> named = new LinkedHashMap<>();
        definitions(Level.SECTION)
                .forEach(section -> definitions(Level.FILE).stream()
                        .filter(file -> file.counts().equals(section.counts()) && stated.containsKey(file.name()))
                        .forEach(file -> named.put(section.name(), stated.getOrDefault(file.name(), Figure.NONE))));
        return named.isEmpty() ? stated : named;
    }

    private Map<String, Figure> figures(
            List<ControlValue> controls, Level level, Function<ControlValue, @Nullable String> side) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (ControlValue control : controls) {
            String text = side.apply(control);
            if (text != null) {
                figures.put(control.getName(), new Figure(text, isAmount(level, control.getName())));
            }
        }
        return figures;
    }

    private boolean isAmount(Level level, String control) {
        return isChecksum(control)
                || definitions(level).stream()
                        .filter(definition -> definition.name().equals(control))
                        .flatMap(definition ->
                                feed.totalDefinitions().stream().filter(total -> total.names(definition.counts())))
                        .anyMatch(this::isAmount);
    }

    /** Digits, but no count. */
    private boolean isChecksum(String control) {
        return feed.controlDefinitions().stream()
                .filter(definition -> definition.name().equals(control))
                .anyMatch(definition -> Checksum.named(definition.counts()).isPresent());
    }

    private boolean isAmount(TotalDefinition total) {
        return FieldNumber.valueOf(feed.eventSchema().getField(total.field()).schema())
                        .getLogicalType()
                instanceof LogicalTypes.Decimal;
    }

    private List<ControlDefinition> definitions(Level level) {
        return feed.controlDefinitions().stream()
                .filter(definition -> definition.level() == level)
                .toList();
    }
}
