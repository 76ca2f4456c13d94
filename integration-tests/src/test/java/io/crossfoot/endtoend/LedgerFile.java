package io.crossfoot.endtoend;

import io.crossfoot.schema.AggregateResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * A file of ledger lines with a trailer, and what it comes to.
 *
 * @param name the file's name; no other file of this JVM has it
 * @param groups per account, what is in the file
 */
record LedgerFile(String name, String content, long records, BigDecimal total, Map<String, Group> groups) {

    private static final int ACCOUNTS = 60;

    /** What the lines of one account come to. */
    record Group(long records, BigDecimal amount) {
        Group plus(Group other) {
            return new Group(records + other.records, amount.add(other.amount));
        }
    }

    /** What the rows of the aggregate say; fails if a group has two. */
    static Map<String, Group> groups(List<AggregateResult> rows) {
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.getGroup().get("account"),
                        row -> new Group(row.getRecords(), amount(row)),
                        LedgerFile::refuseSecond,
                        TreeMap::new));
    }

    private static BigDecimal amount(AggregateResult row) {
        return new BigDecimal(row.getMeasures().get("amount")).setScale(2, RoundingMode.UNNECESSARY);
    }

    private static Group refuseSecond(Group first, Group second) {
        throw new AssertionError("One group twice: %s and %s".formatted(first, second));
    }

    /** A feed of such files, without whatever else a test has to say of it. */
    static String feed(String name) {
        return feed(name, "integer");
    }

    /**
     * A feed of such files.
     *
     * @param idType type of the column {@code id}
     */
    static String feed(String name, String idType) {
        return """
                name: %s
                source: {files: "*.txt"}
                format:
                  delimited:
                    type: LedgerLine
                    separator: ";"
                    records:
                      - name: trailer
                        role: trailer
                        tag: END
                        columns: [{name: records, type: integer}, {name: amount_total, type: decimal}]
                      - name: line
                        role: detail
                        columns: [{name: id, type: %s}, {name: account}, {name: amount, type: decimal}]
                    controls:
                      file: {records: records, amount_total: amount_total}
                key: [account]
                totals:
                  - {name: amount_total, sum: amount}
                aggregates:
                  - name: by-account
                    group-by: [account]
                    measures: [{name: amount, sum: amount}]
                """.formatted(name, idType);
    }

    /** The lines without the trailer. */
    List<String> lines() {
        return content.lines().limit(records).toList();
    }

    /** A file with this many lines, of 60 accounts; the same seed gives the same lines. */
    static LedgerFile random(long seed, int lines) {
        return random(seed, lines, line -> "");
    }

    /**
     * The same with something more at the end of each line.
     *
     * @param ending what a line ends with, by the line's number
     */
    static LedgerFile random(long seed, int lines, IntFunction<String> ending) {
        Random random = new Random(seed);
        StringBuilder content = new StringBuilder();
        Map<String, Group> groups = new TreeMap<>();
        BigDecimal total = BigDecimal.ZERO;
        for (int line = 1; line <= lines; line++) {
            String account = "A%03d".formatted(random.nextInt(ACCOUNTS));
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, 2);
            content.append(line).append(';').append(account).append(';').append(amount.toPlainString());
            content.append(ending.apply(line)).append('\n');
            groups.merge(account, new Group(1, amount), Group::plus);
            total = total.add(amount);
        }
        content.append("END;")
                .append(lines)
                .append(';')
                .append(total.toPlainString())
                .append('\n');
        return new LedgerFile("ledger-%016x.txt".formatted(seed), content.toString(), lines, total, groups);
    }
}
