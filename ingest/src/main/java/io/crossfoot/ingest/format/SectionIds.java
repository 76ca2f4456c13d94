package io.crossfoot.ingest.format;

import java.util.HashMap;
import java.util.Map;

/** Gives each section of a source an id of its own, although sources may use a number or name twice. */
public final class SectionIds {

    private static final String UNNAMED = "unnamed";

    private final Map<String, Integer> uses = new HashMap<>();

    /** The id of the next section that the source gives this name. */
    public String next(String name) {
        String id = name.isEmpty() ? UNNAMED : name;
        int use = uses.merge(id, 1, Integer::sum);
        return use == 1 ? id : id + '#' + use;
    }
}
