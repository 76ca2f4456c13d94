package io.crossfoot.ingest.format;

import java.util.Map;

/**
 * All records of a section have been read. Comes for every section, also for one that the source does not close.
 *
 * @param id the section's own number or name; where a source uses it again, the later ones end in {@code #2},
 *     {@code #3} …
 * @param stated control values as the source states them, by name: exact numbers in plain notation
 * @param counted what only the reader of the format can count, by name
 */
public record SectionEnded(String id, Map<String, String> stated, Map<String, String> counted) implements SourceItem {

    public SectionEnded {
        stated = Map.copyOf(stated);
        counted = Map.copyOf(counted);
    }
}
