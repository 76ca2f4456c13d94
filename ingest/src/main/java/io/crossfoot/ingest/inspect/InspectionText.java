package io.crossfoot.ingest.inspect;

import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.schema.Break;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An inspection as a page for people. */
final class InspectionText {

    private static final int MOST_LINES = 20;

    /** Some formats know so many figures of a section that no console has room for them. */
    private static final int MOST_FIGURES = 7;

    private final Inspection inspection;
    private final Lines lines;
    private final StringBuilder page = new StringBuilder();

    InspectionText(Inspection inspection) {
        this.inspection = inspection;
        this.lines = new Lines(inspection);
    }

    String write() {
        page.append("%s  (%s, feed %s, %,d bytes)%n"
                .formatted(
                        inspection.file(),
                        inspection.feed().format().name(),
                        inspection.feed().name(),
                        inspection.bytes()));
        page.append("verdict: %s%n".formatted(inspection.verdict()));
        writeControls();
        writeSections();
        writeBreaks();
        writeRejects();
        return page.toString();
    }

    private void writeControls() {
        Map<String, Figure> stated = lines.stated();
        Map<String, Figure> counted = lines.counted();
        Table table = new Table("file", "stated", "counted");
        Set<String> names = new LinkedHashSet<>(counted.keySet());
        names.addAll(stated.keySet());
        names.forEach(name -> table.row(
                name,
                stated.getOrDefault(name, Figure.NONE).toString(),
                counted.getOrDefault(name, Figure.NONE).toString()));
        page.append(System.lineSeparator()).append(table);
    }

    private void writeSections() {
        if (inspection.report().sections().isEmpty()) {
            return;
        }
        List<SectionLine> sections = lines.sections();
        List<String> names = sections.stream()
                .flatMap(section -> section.counted().keySet().stream())
                .distinct()
                .filter(name -> sections.stream().anyMatch(section -> hasFigure(section, name)))
                .limit(MOST_FIGURES)
                .toList();
        boolean broken = sections.stream().anyMatch(section -> !section.breaks().isEmpty());
        List<String> heads = new ArrayList<>(names);
        heads.add(0, "section");
        heads.addAll(broken ? List.of("breaks") : List.of());
        Table table = new Table(heads.toArray(String[]::new));
        sections.stream().limit(MOST_LINES).forEach(section -> table.row(row(section, names, broken)));
        page.append(System.lineSeparator()).append(table);
        writeRest("sections", sections.size());
    }

    private static boolean hasFigure(SectionLine section, String name) {
        return section.counted().getOrDefault(name, Figure.NONE).text() != null;
    }

    private static String[] row(SectionLine section, List<String> names, boolean broken) {
        List<String> row = new ArrayList<>();
        row.add(section.id());
        names.forEach(name ->
                row.add(section.counted().getOrDefault(name, Figure.NONE).toString()));
        if (broken) {
            row.add(
                    section.breaks().isEmpty()
                            ? ""
                            : Integer.toString(section.breaks().size()));
        }
        return row.toArray(String[]::new);
    }

    private void writeBreaks() {
        List<Break> breaks = inspection.breaks();
        if (breaks.isEmpty()) {
            return;
        }
        Table table = new Table("break", "where", "stated", "counted", "");
        breaks.stream()
                .limit(MOST_LINES)
                .forEach(difference -> table.row(
                        difference.getCheck(),
                        difference.getWhere(),
                        difference.getStated(),
                        difference.getCounted(),
                        difference.getDetail()));
        page.append(System.lineSeparator()).append(table);
        writeRest("breaks", breaks.size());
    }

    private void writeRejects() {
        List<RejectedRecord> rejects = inspection.rejects();
        if (rejects.isEmpty()) {
            return;
        }
        String number = inspection.feed().format().numbersLines() ? "line " : "record ";
        Table table = new Table("rejected", "at byte", "category", "reason");
        rejects.stream()
                .limit(MOST_LINES)
                .forEach(reject -> table.row(
                        number + reject.sequence(),
                        Long.toString(reject.start()),
                        Lines.hyphenated(reject.category()),
                        reject.reason()));
        page.append(System.lineSeparator()).append(table);
        writeRest("rejects", inspection.report().rejected().getRecords());
    }

    private void writeRest(String what, long number) {
        if (number > MOST_LINES) {
            page.append("… and %,d %s more; --json shows them%n".formatted(number - MOST_LINES, what));
        }
    }
}
