package io.crossfoot.ingest.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfoot.common.balance.SourceRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what an inspection shows of a file with what is known to be in it. Every value that both have must be the
 * same; what only one has is no difference, and is told apart from what is equal.
 */
final class TruthComparison {

    private static final Set<String> PASSING = Set.of("balanced", "unverified", "empty");

    private final Truth truth;
    private final JsonNode shown;
    private final List<String> differences = new ArrayList<>();
    private final Set<String> notShown = new TreeSet<>();

    private TruthComparison(Truth truth, JsonNode shown) {
        this.truth = truth;
        this.shown = shown;
    }

    static TruthComparison of(Truth truth, JsonNode shown, int exitCode) {
        TruthComparison comparison = new TruthComparison(truth, shown);
        comparison.compareVerdict(exitCode);
        comparison.compare("stated", truth.stated(), shown.path("stated"));
        comparison.compare("counted", truth.counted(), comparison.countedWithRejects());
        comparison.compareSections();
        return comparison;
    }

    /** What is not as it should be: value, what is known, what was shown. */
    List<String> differences() {
        return List.copyOf(differences);
    }

    /** Names of values that are known and not shown, so that nothing was compared. */
    Set<String> notShown() {
        return notShown;
    }

    private void compareVerdict(int exitCode) {
        String verdict = shown.path("verdict").asText();
        if (PASSING.contains(verdict) != truth.valid()) {
            differences.add("verdict: the file is %s, shown is %s, breaks %s"
                    .formatted(truth.valid() ? "valid" : "not valid", verdict, shown.path("breaks")));
        }
        if (exitCode != (truth.valid() ? 0 : 1)) {
            differences.add(
                    "exit code: the file is %s, got %d".formatted(truth.valid() ? "valid" : "not valid", exitCode));
        }
    }

    private void compareSections() {
        JsonNode sections = shown.path("sections");
        if (isOneWhole(sections) && !isOneWhole(truth.sections())) {
            truth.sections().forEach(group -> notShown.add("groups of a file without sections"));
        } else if (sections.size() != truth.sections().size()) {
            differences.add(
                    "sections: known %d, shown %d".formatted(truth.sections().size(), sections.size()));
        } else {
            List<JsonNode> open = new ArrayList<>();
            sections.forEach(open::add);
            truth.sections().forEach(section -> compare(section, open));
        }
    }

    /** A source may use an id twice; shown, it is told apart. */
    private void compare(Truth.Section section, List<JsonNode> open) {
        for (JsonNode line : open) {
            String id = line.path("id").asText();
            if (id.equals(section.id()) || id.startsWith(section.id() + '#')) {
                compare("section " + id, section.counted(), line);
                compare("stated in section " + id, section.stated(), line.path("stated"));
                open.remove(line);
                return;
            }
        }
        differences.add("section '%s' is not shown".formatted(section.id()));
    }

    private void compare(String where, Map<String, String> known, JsonNode values) {
        known.forEach((name, value) -> {
            JsonNode own =
                    values.has(name) ? values.path(name) : values.path("stated").path(name);
            if (own.isMissingNode() || own.isNull()) {
                notShown.add(where.replaceFirst(" (section )?.*", "") + ' ' + name);
            } else if (!SourceRules.sameValue(value, own.asText())) {
                differences.add("%s, %s: known %s, shown %s".formatted(where, name, value, own.asText()));
            }
        });
    }

    private static boolean isOneWhole(JsonNode sections) {
        return sections.size() == 1 && sections.get(0).path("id").asText().equals("file");
    }

    private static boolean isOneWhole(List<Truth.Section> sections) {
        return sections.size() == 1 && sections.get(0).id().equals("file");
    }

    /** Known by other names: how many records cannot be decoded, and how many can. */
    private JsonNode countedWithRejects() {
        ObjectNode counted = shown.path("counted").deepCopy();
        long rejected = shown.path("rejected").asLong();
        counted.put("records_with_bad_numeric", rejected);
        counted.put("good_records", counted.path("records").asLong() - rejected);
        return counted;
    }
}
