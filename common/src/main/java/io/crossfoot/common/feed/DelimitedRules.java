package io.crossfoot.common.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold of the description of a delimited format. */
final class DelimitedRules {

    private DelimitedRules() {}

    /** @throws IllegalArgumentException naming all that is wrong */
    static void check(String type, String separator, String quote, List<RecordType> records) {
        List<String> problems = new ArrayList<>();
        if (!type.matches("[A-Z][A-Za-z0-9]*")) {
            problems.add("type must be a name such as OrderLine, got '%s'".formatted(type));
        }
        if (separator.isEmpty()) {
            problems.add("separator must not be empty; give the records a pattern where columns have none");
        }
        if (quote.length() > 1) {
            problems.add("quote must be one character or empty, got '%s'".formatted(quote));
        }
        long details = count(RecordType.Role.DETAIL, records);
        if (details != 1) {
            problems.add("records must have one with role detail, got %d".formatted(details));
        }
        if (count(RecordType.Role.SECTION_HEADER, records) > 1 || count(RecordType.Role.SECTION_TRAILER, records) > 1) {
            problems.add("records must have at most one with role section-header, and one with role section-trailer");
        }
        records.stream()
                .limit(Math.max(records.size() - 1, 0))
                .filter(DelimitedRules::fitsEveryLine)
                .forEach(record -> problems.add(
                        "record '%s' has neither line nor tag nor pattern, so every line fits it: put it last"
                                .formatted(record.name())));
        records.forEach(record -> checkRecord(record, records, problems));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    private static boolean fitsEveryLine(RecordType record) {
        return record.line().isEmpty()
                && record.tag().isEmpty()
                && record.pattern().isEmpty();
    }

    private static long count(RecordType.Role role, List<RecordType> records) {
        return records.stream().filter(record -> record.role() == role).count();
    }

    private static void checkRecord(RecordType record, List<RecordType> records, List<String> problems) {
        Set<String> names = new HashSet<>();
        record.columns().stream()
                .filter(column -> column.type() != Column.Type.SKIPPED && !names.add(column.name()))
                .forEach(column ->
                        problems.add("record '%s' has two columns '%s'".formatted(record.name(), column.name())));
        record.pattern().ifPresent(pattern -> {
            int groups = pattern.matcher("").groupCount();
            if (!record.columns().isEmpty() && groups != record.columns().size()) {
                problems.add("record '%s': its pattern must have one group (…) for each of its %d columns, got %d"
                        .formatted(record.name(), record.columns().size(), groups));
            }
        });
        record.section()
                .filter(section -> !names.contains(section))
                .ifPresent(section -> problems.add("record '%s': section names the column '%s', which it lacks"
                        .formatted(record.name(), section)));
        if (record.role() == RecordType.Role.SECTION_HEADER && record.section().isEmpty()) {
            problems.add("record '%s': a section header needs section, the column that names the section"
                    .formatted(record.name()));
        }
        record.inherit().stream()
                .filter(inherited -> !isInherited(inherited, records))
                .forEach(inherited -> problems.add("record '%s' inherits '%s', which no header or section header has"
                        .formatted(record.name(), inherited)));
        record.inherit().stream()
                .filter(names::contains)
                .forEach(inherited -> problems.add(
                        "record '%s' inherits '%s', which it has itself".formatted(record.name(), inherited)));
    }

    private static boolean isInherited(String column, List<RecordType> records) {
        return records.stream()
                .filter(record ->
                        record.role() == RecordType.Role.HEADER || record.role() == RecordType.Role.SECTION_HEADER)
                .flatMap(record -> record.columns().stream())
                .anyMatch(candidate -> candidate.name().equals(column) && candidate.type() != Column.Type.SKIPPED);
    }
}
