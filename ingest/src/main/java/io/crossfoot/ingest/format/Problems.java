package io.crossfoot.ingest.format;

import io.crossfoot.schema.Problem;
import java.util.ArrayList;
import java.util.List;

/** The faults of structure that a reader finds. The first ones are kept, so that a hopeless source fills no memory. */
public final class Problems {

    private static final int KEPT = 100;

    private final List<Problem> kept = new ArrayList<>();
    private long left;

    /** A fault at a line. */
    public void at(long line, String reason) {
        add("line " + line, reason);
    }

    /** A fault of the source as a whole. */
    public void ofFile(String reason) {
        add("file", reason);
    }

    private void add(String where, String reason) {
        if (kept.size() < KEPT) {
            kept.add(new Problem(where, Masked.legible(reason)));
        } else {
            left++;
        }
    }

    public List<Problem> all() {
        if (left == 0) {
            return List.copyOf(kept);
        }
        List<Problem> all = new ArrayList<>(kept);
        all.add(new Problem("file", "and %d problems more".formatted(left)));
        return all;
    }
}
