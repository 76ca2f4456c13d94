package io.crossfoot.ingest.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What is known to be in one file of a folder, by the folder's {@code TRUTH.json}: an object whose {@code files} have a
 * {@code path}, {@code valid}, {@code file} with the values that are {@code written} in it and those {@code computed} from
 * its records, and {@code batches}, its sections: {@code id}, values, those {@code written} in it, and {@code balances}, which
 * are written too. Sections that hold others may stand in {@code groups}, with their values as {@code written_accounts}.
 *
 * @param stated values as the file states them, by name
 * @param counted values as they are counted, by name
 * @param sections what is known of the sections
 */
record Truth(
        String path,
        String format,
        boolean valid,
        Map<String, String> stated,
        Map<String, String> counted,
        List<Section> sections) {

    /** What is known of one section. */
    record Section(String id, Map<String, String> stated, Map<String, String> counted) {}

    private static final String WRITTEN = "written";
    private static final String BALANCES = "balances";
    private static final Set<String> ONLY_GATHER = Set.of("types", "segments", "sums");

    /** All files of the folder that are known to be valid or not; others only belong to these. */
    static List<Truth> of(Path folder) throws IOException {
        JsonNode truth =
                new ObjectMapper().readTree(folder.resolve("TRUTH.json").toFile());
        return elements(truth.path("files"))
                .filter(file -> file.path("valid").isBoolean())
                .map(Truth::of)
                .toList();
    }

    private static Truth of(JsonNode file) {
        return new Truth(
                file.path("path").asText(),
                file.path("format").asText(),
                file.path("valid").asBoolean(),
                values(file.path("file").path(WRITTEN)),
                values(file.path("file").path("computed")),
                Stream.concat(
                                elements(file.path("batches")).map(Truth::section),
                                elements(file.path("groups")).map(Truth::group))
                        .toList());
    }

    private static Section section(JsonNode batch) {
        Map<String, String> stated = values(batch.path(WRITTEN));
        stated.putAll(values(batch.path(BALANCES)));
        Map<String, String> counted = values(batch);
        counted.remove("id");
        return new Section(batch.path("id").asText(), stated, counted);
    }

    private static Section group(JsonNode group) {
        Map<String, String> stated = new TreeMap<>();
        Map<String, String> counted = values(group);
        counted.remove("id");
        for (String name : List.copyOf(counted.keySet())) {
            if (name.startsWith(WRITTEN)) {
                String plain = name.substring(WRITTEN.length() + 1);
                stated.put(plain.equals("total") ? "control_total" : plain, counted.remove(name));
            }
        }
        counted.put("count", counted.remove("records"));
        return new Section(group.path("id").asText(), stated, counted);
    }

    /** The numbers and texts that are known; those within an object have its name before theirs. */
    private static Map<String, String> values(JsonNode object) {
        Map<String, String> values = new TreeMap<>();
        object.properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isNumber() || value.isTextual()) {
                values.put(name, value.asText());
            } else if (value.path("sum").isTextual()) {
                values.put(name, value.path("sum").asText());
            } else if (value.isObject() && !name.equals(WRITTEN) && !name.equals(BALANCES)) {
                String before = ONLY_GATHER.contains(name) ? "" : name + '.';
                values(value).forEach((inner, number) -> values.put(before + inner, number));
            }
        });
        return values;
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Override
    public String toString() {
        return path;
    }
}
