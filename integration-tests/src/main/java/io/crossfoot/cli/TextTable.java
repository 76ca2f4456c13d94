package io.crossfoot.cli;

import java.util.ArrayList;
import java.util.List;

/** A table of text: columns as wide as their longest value, numbers to the right. */
public final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... titles) {
        rows.add(List.of(titles));
    }

    public TextTable row(String... values) {
        rows.add(List.of(values));
        return this;
    }

    public boolean isEmpty() {
        return rows.size() == 1;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(column == 0 ? "" : "  ").append(pad(row.get(column), column));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }

    private String pad(String value, int column) {
        int width = rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
        String blanks = " ".repeat(width - value.length());
        return value.matches("-?[0-9][0-9,.]*") ? blanks + value : value + blanks;
    }
}
