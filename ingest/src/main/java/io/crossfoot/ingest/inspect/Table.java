package io.crossfoot.ingest.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lays rows out in columns: numbers to the right, words and names to the left. */
final class Table {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+");

    private final List<String[]> rows = new ArrayList<>();

    Table(String... heads) {
        rows.add(heads);
    }

    void row(String... cells) {
        rows.add(cells);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.length; column++) {
                line.append(column == 0 ? "" : "  ").append(padded(row[column], column));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }

    private String padded(String cell, int column) {
        int width = rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
        String blanks = " ".repeat(width - cell.length());
        return column > 0 && isNumeric(column) ? blanks + cell : cell + blanks;
    }

    private boolean isNumeric(int column) {
        return rows.stream()
                .skip(1)
                .allMatch(row ->
                        row[column].isEmpty() || NUMBER.matcher(row[column]).matches());
    }
}
