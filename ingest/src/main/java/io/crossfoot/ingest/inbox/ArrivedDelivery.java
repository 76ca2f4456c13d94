package io.crossfoot.ingest.inbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is delivered together, as one batch: one file, or all the parts of a set in their order.
 *
 * @param name that of the file, or what the names of the parts have in common
 * @param manifest the file that states something of all parts together
 * @param stated what it states: control values by name
 */
public record ArrivedDelivery(
        String name, List<ArrivedFile> files, Optional<ArrivedFile> manifest, Map<String, String> stated) {

    public ArrivedDelivery {
        files = List.copyOf(files);
        stated = Map.copyOf(stated);
    }

    /** A file that is a delivery of its own. */
    public static ArrivedDelivery of(ArrivedFile file) {
        return new ArrivedDelivery(file.name(), List.of(file), Optional.empty(), Map.of());
    }

    /** All that has to be put away: the manifest first, without which no remaining part is taken for one of another set. */
    public List<ArrivedFile> all() {
        return Stream.concat(manifest.stream(), files.stream()).toList();
    }

    /** Whether all of it is still there, and still as it was. */
    public boolean isUnchanged() {
        return all().stream().allMatch(ArrivedFile::isUnchanged);
    }
}
