package io.crossfoot.ingest.format;

import io.crossfoot.schema.Problem;
import java.util.List;
import java.util.Map;

/**
 * The source has been read.
 *
 * @param stated control values of the whole file as the source states them, by name: exact numbers in plain notation
 * @param counted what only the reader of the format can count, by name
 * @param problems faults of structure; any makes the source malformed
 * @param bytes how many there were, behind any compression
 */
public record SourceEnded(Map<String, String> stated, Map<String, String> counted, List<Problem> problems, long bytes)
        implements SourceItem {

    public SourceEnded {
        stated = Map.copyOf(stated);
        counted = Map.copyOf(counted);
        problems = List.copyOf(problems);
    }
}
