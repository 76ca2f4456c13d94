package io.crossfoot.ingest.format.fixed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many records of each kind there are, by the names that control values count them by. */
final class KindCounts {

    private final List<RecordKind> kinds;
    private final long[] before;

    KindCounts(List<RecordKind> kinds) {
        this.kinds = kinds;
        this.before = new long[kinds.size()];
    }

    /** Begins to count anew. */
    void begin() {
        for (int i = 0; i < before.length; i++) {
            before[i] = kinds.get(i).counted();
        }
    }

    /** The counts since this was begun; those of the whole source, if it never was. */
    Map<String, String> sinceBegun() {
        Map<String, String> counts = new HashMap<>();
        for (int i = 0; i < before.length; i++) {
            RecordKind kind = kinds.get(i);
            counts.put("records[%s]".formatted(kind.type().name()), Long.toString(kind.counted() - before[i]));
        }
        return counts;
    }
}
