package io.crossfoot.common.feed;

import io.crossfoot.common.copybook.Field;
import io.crossfoot.common.copybook.RecordLayout;
import io.crossfoot.common.copybook.Usage;
import io.crossfoot.common.field.Condition;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold of the description of a format with a copybook. */
final class FixedRules {

    private static final int LONGEST = 1 << 24;

    private final List<String> problems = new ArrayList<>();

    private FixedRules() {}

    /** @throws IllegalArgumentException naming all that is wrong */
    static void check(
            String type,
            String copybook,
            Charset encoding,
            Fixed.Framing framing,
            Optional<Integer> length,
            Map<String, FixedField> fields,
            List<FixedRecord> records) {
        FixedRules rules = new FixedRules();
        if (!type.matches("[A-Z][A-Za-z0-9]*")) {
            rules.problems.add("type must be a name such as Payment, got '%s'".formatted(type));
        }
        rules.checkEncoding(encoding);
        rules.checkLength(framing, length);
        rules.checkRoles(records);
        try {
            FixedLayouts layouts = FixedLayouts.of(copybook, fields, records);
            fields.forEach((path, field) -> rules.checkField(path, field, layouts));
            rules.checkLines(framing, layouts);
            records.forEach(record -> rules.checkRecord(record, layouts, length, encoding));
        } catch (IllegalArgumentException e) {
            rules.problems.add(String.valueOf(e.getMessage()));
        }
        if (!rules.problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", rules.problems));
        }
    }

    private void checkEncoding(Charset encoding) {
        boolean known = encoding.equals(StandardCharsets.UTF_8)
                || (encoding.canEncode() && encoding.newEncoder().maxBytesPerChar() == 1);
        if (!known) {
            problems.add("encoding must have one byte for each character, or be UTF-8, got %s".formatted(encoding));
        }
    }

    private void checkLength(Fixed.Framing framing, Optional<Integer> length) {
        length.ifPresent(bytes -> {
            if (framing != Fixed.Framing.FIXED) {
                problems.add("length is of records with framing fixed; others say themselves how long they are");
            }
            if (bytes < 1 || bytes > LONGEST) {
                problems.add("length must be 1 to %d, got %d".formatted(LONGEST, bytes));
            }
        });
    }

    private void checkRoles(List<FixedRecord> records) {
        if (count(RecordType.Role.DETAIL, records) == 0) {
            problems.add("records must have at least one with role detail");
        }
        if (count(RecordType.Role.SECTION_HEADER, records) > 1 || count(RecordType.Role.SECTION_TRAILER, records) > 1) {
            problems.add("records must have at most one with role section-header, and one with role section-trailer");
        }
        if (records.stream().map(FixedRecord::name).distinct().count() < records.size()) {
            problems.add("records must have different names");
        }
        records.stream()
                .limit(records.size() - 1L)
                .filter(FixedRecord::fitsEveryRecord)
                .forEach(record ->
                        problems.add("record '%s' has neither when nor at, so every record fits it: put it last"
                                .formatted(record.name())));
    }

    private static long count(RecordType.Role role, List<FixedRecord> records) {
        return records.stream().filter(record -> record.role() == role).count();
    }

    private void checkField(String path, FixedField rule, FixedLayouts layouts) {
        List<Field> fields =
                layouts.all().filter(field -> field.path().equals(path)).toList();
        if (fields.isEmpty()) {
            problems.add("fields: no record has a field '%s'".formatted(path));
        } else if ((rule.optional() || rule.type().isPresent())
                && !fields.stream().allMatch(Field::hasValues)) {
            problems.add("fields: '%s' is a table; name one of its columns, as in %s"
                    .formatted(path, fields.get(0).columns().get(0).path()));
        } else if (rule.type().isPresent() && !fields.stream().allMatch(FixedRules::mayBeTemporal)) {
            problems.add("fields: '%s' is neither text nor a whole number, so it holds no date".formatted(path));
        }
    }

    private void checkLines(Fixed.Framing framing, FixedLayouts layouts) {
        layouts.all()
                .filter(field -> framing == Fixed.Framing.LINES
                        && field.hasValues()
                        && field.item().usage() != Usage.DISPLAY)
                .findFirst()
                .ifPresent(field -> problems.add(
                        "'%s' is binary or packed, so its bytes may be line breaks; framing lines is for text"
                                .formatted(field.path())));
    }

    private static boolean mayBeTemporal(Field field) {
        return field.item()
                .picture()
                .filter(picture -> !picture.numeric() || picture.fitsLong())
                .isPresent();
    }

    private void checkRecord(FixedRecord record, FixedLayouts layouts, Optional<Integer> length, Charset encoding) {
        RecordLayout layout = layouts.of(record);
        if (length.filter(bytes -> bytes < layout.read()).isPresent()) {
            problems.add("record '%s' has fields up to byte %d, which is behind the length of records, %d"
                    .formatted(record.name(), layout.read(), length.get()));
        }
        record.when()
                .map(Condition::equals)
                .filter(value -> !canTell(value, encoding))
                .ifPresent(value -> problems.add(
                        "record '%s': when: '%s' cannot be told in %s".formatted(record.name(), value, encoding)));
        List<String> names = layout.fields().stream().map(Field::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            problems.add("record '%s': two of its fields get the same name".formatted(record.name()));
        }
        record.when().map(Condition::field).ifPresent(field -> checkNamed(record, "when", field, layout));
        record.section().ifPresent(field -> checkNamed(record, "section", field, layout));
        if (record.role() == RecordType.Role.SECTION_HEADER && record.section().isEmpty()) {
            problems.add("record '%s': a section header needs section, the field that names the section"
                    .formatted(record.name()));
        }
        record.inherit().forEach(layouts::inherited);
    }

    /** Characters beyond ASCII take several bytes in UTF-8, where each must take one. */
    private static boolean canTell(String value, Charset encoding) {
        Charset single = encoding.equals(StandardCharsets.UTF_8) ? StandardCharsets.US_ASCII : encoding;
        return single.newEncoder().canEncode(value);
    }

    private void checkNamed(FixedRecord record, String what, String name, RecordLayout layout) {
        Optional<Field> field = layout.field(name);
        if (field.isEmpty()) {
            problems.add("record '%s': %s: it has no field '%s'; it has %s"
                    .formatted(
                            record.name(),
                            what,
                            name,
                            layout.fields().stream().map(Field::name).toList()));
        } else if (field.get().isTable() || field.get().item().usage().isFloat()) {
            problems.add("record '%s': %s: '%s' must be text or a number".formatted(record.name(), what, name));
        } else if (field.get().tablesBefore() > 0) {
            problems.add("record '%s': %s: '%s' stands behind a table of varying length"
                    .formatted(record.name(), what, name));
        }
    }
}
