package io.crossfoot.ingest.format;

import java.util.HashMap;
import java.util.Map;

/**
 * Gives each section of a source an id of its own, although sources may use a number or name twice. It stands in every
 * event and in all that is told of the section, so it is short, and legible on a console.
 */
public final class SectionIds {

    /**
     * So many sections of a batch are told apart; those behind them have one id together. Each is kept until the batch ends,
     * in some 1.5 kB, so that these take less than a third of the memory that ingest has by default.
     */
    public static final int MOST = 50_000;

    private static final String FURTHER = "further sections";
    private static final String UNNAMED = "unnamed";
    private static final int LONGEST = 140;

    private final Map<String, Integer> uses = new HashMap<>();

    /** The id of the next section that the source gives this name. */
    public String next(String name) {
        if (uses.size() >= MOST) {
            return FURTHER;
        }
        String wanted = name.isEmpty() ? UNNAMED : Masked.legible(name.substring(0, Math.min(name.length(), LONGEST)));
        String id = wanted;
        while (uses.containsKey(id)) {
            id = wanted + '#' + uses.merge(wanted, 1, Integer::sum);
        }
        uses.put(id, 1);
        return id;
    }
}
