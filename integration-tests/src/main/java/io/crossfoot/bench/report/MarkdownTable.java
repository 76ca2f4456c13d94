package io.crossfoot.bench.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown; the first column to the left, the others to the right. */
final class MarkdownTable {

    private final List<String> lines = new ArrayList<>();

    MarkdownTable(String... titles) {
        row(titles);
        List<String> rule = new ArrayList<>(List.of("---"));
        rule.addAll(Collections.nCopies(titles.length - 1, "---:"));
        row(rule.toArray(String[]::new));
    }

    MarkdownTable row(String... cells) {
        List<String> escaped = new ArrayList<>();
        for (String cell : cells) {
            escaped.add(cell.replace("|", "\\|").replaceAll("\\s*\\R\\s*", " "));
        }
        lines.add("| " + String.join(" | ", escaped) + " |");
        return this;
    }

    boolean isEmpty() {
        return lines.size() == 2;
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
