package io.crossfoot.common.feed;

import io.crossfoot.common.config.Default;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the sender of a file states of it in another file beside it: {@code payments.csv.manifest} beside
 * {@code payments.csv}. It holds control values as JSON or as text, for files that have no trailer of their own.
 *
 * @param suffix what the manifest's name has behind the file's, or the delivery's
 * @param json where each control value stands: a JSON Pointer (RFC 6901) by its name
 * @param text how the control values stand in text
 * @param controls what is counted to compare each with: {@value ControlDefinition#RECORDS},
 *     {@value ControlDefinition#SECTIONS}, a total of the feed, or a {@link Checksum} of the file by its name; for a delivery
 *     of several files {@value ControlDefinition#PARTS}, records and totals
 */
public record Manifest(
        @Default(".manifest") String suffix,
        Map<String, String> json,
        Optional<Text> text,
        Map<String, String> controls) {

    private static final Pattern SUFFIX = Pattern.compile("\\.[A-Za-z0-9._-]+");

    /**
     * A manifest that is text, such as {@code T|20931|1875.50}.
     *
     * @param pattern is looked for in the text; it has a group for each value
     * @param values the names of the control values, in the order of the groups
     */
    public record Text(Pattern pattern, List<String> values) {

        public Text {
            values = List.copyOf(values);
            int groups = pattern.matcher("").groupCount();
            if (groups != values.size()) {
                throw new IllegalArgumentException("pattern must have one group (…) for each of the %d values, got %d"
                        .formatted(values.size(), groups));
            }
        }
    }

    public Manifest {
        json = Map.copyOf(new LinkedHashMap<>(json));
        controls = Map.copyOf(new LinkedHashMap<>(controls));
        requireUsable(suffix, json, text, controls);
    }

    private static void requireUsable(
            String suffix, Map<String, String> json, Optional<Text> text, Map<String, String> controls) {
        if (!SUFFIX.matcher(suffix).matches()) {
            throw new IllegalArgumentException(
                    "suffix must be a point and a name such as .manifest, got '%s'".formatted(suffix));
        }
        if (json.isEmpty() == text.isEmpty()) {
            throw new IllegalArgumentException("must have either json or text: how its control values stand in it");
        }
        json.forEach((name, pointer) -> {
            if (!pointer.startsWith("/")) {
                throw new IllegalArgumentException(
                        "json '%s' must be a JSON Pointer such as /control/rows, got '%s'".formatted(name, pointer));
            }
        });
        Set<String> stated = new HashSet<>(json.keySet());
        text.ifPresent(form -> stated.addAll(form.values()));
        if (!stated.equals(controls.keySet())) {
            throw new IllegalArgumentException(
                    "controls must say of each value what is counted to compare it with; values are %s, controls %s"
                            .formatted(sorted(stated), sorted(controls.keySet())));
        }
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    /** The checksums that are stated. */
    public Set<Checksum> checksums() {
        return controls.values().stream()
                .flatMap(counts -> Checksum.named(counts).stream())
                .collect(Collectors.toSet());
    }

    List<ControlDefinition> controlDefinitions(BiFunction<String, String, ControlDefinition> definition) {
        return controls.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(control -> definition.apply(control.getKey(), control.getValue()))
                .toList();
    }
}
