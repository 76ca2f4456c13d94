package io.crossfoot.ingest.inspect;

import io.crossfoot.schema.Break;
import java.util.List;
import java.util.Map;

/**
 * One section of a file, or the file itself where it has none.
 *
 * @param counted what was counted, by name; null where the feed does not count it
 * @param stated what the source states of the section
 */
record SectionLine(String id, Map<String, Figure> counted, Map<String, Figure> stated, List<Break> breaks) {}
