package io.crossfoot.ingest.format.fixed;

import io.crossfoot.ingest.format.Masked;
import io.crossfoot.ingest.format.Problems;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the headers and trailers of a file, or of a section, state. */
final class StatedValues {

    /** A number as pictures for editing write it: 1,234.50- or (with CR or DB) and the like. */
    private static final Pattern EDITED =
            Pattern.compile("[ *$]*([+-]?)[ *$]*([0-9,]{1,60}(?:\\.[0-9]{1,60})?|\\.[0-9]{1,60}) *(-|\\+|CR|DB)? *");

    private final Set<String> names;
    private final Inherited inherited;
    private final Problems problems;
    private final Map<String, String> values = new HashMap<>();

    StatedValues(Set<String> names, Inherited inherited, Problems problems) {
        this.names = names;
        this.inherited = inherited;
        this.problems = problems;
    }

    /** Reads the fields of a header or trailer: control values, and what details inherit. */
    void read(RecordKind kind, Records records) {
        inherited.forget(kind);
        RecordBytes record = records.record();
        Optional<Flaw> flaw = kind.lay(record);
        flaw.ifPresent(unfit -> problems.at(records.number(), kind + ": " + unfit.reason()));
        for (PlacedField field : kind.fields()) {
            boolean there = flaw.isEmpty() || kind.isThere(field, record);
            if (there && names.contains(field.name())) {
                state(kind, field, records);
            }
            if (there && inherited.isInherited(field.name()) && !inherited.put(field, record)) {
                problems.at(records.number(), kind + ": " + field.problem(record));
            }
        }
    }

    /** What was stated since this was last asked. */
    Map<String, String> take() {
        Map<String, String> taken = Map.copyOf(values);
        values.clear();
        return taken;
    }

    private void state(RecordKind kind, PlacedField field, Records records) {
        String text = field.text(records.record());
        String value = text == null ? null : number(text);
        if (value == null) {
            problems.at(
                    records.number(),
                    text == null
                            ? "%s: %s".formatted(kind, field.problem(records.record()))
                            : "%s: %s must be a number, got %s".formatted(kind, field.name(), Masked.value(text)));
            return;
        }
        String before = values.putIfAbsent(field.name(), value);
        if (before != null && !before.equals(value)) {
            problems.at(
                    records.number(),
                    "%s is stated as %s, and was stated as %s before".formatted(field.name(), value, before));
        }
    }

    /** The number in plain notation; null if it is none. A field of text may hold one too. */
    private static @Nullable String number(String text) {
        Matcher edited = EDITED.matcher(text);
        if (!edited.matches()) {
            return null;
        }
        String digits = edited.group(2).replace(",", "");
        if (digits.isEmpty()) {
            return null;
        }
        String behind = edited.group(3);
        boolean negative = edited.group(1).equals("-") || (behind != null && !behind.equals("+"));
        BigDecimal number = new BigDecimal(digits);
        return (negative ? number.negate() : number).toPlainString();
    }
}
