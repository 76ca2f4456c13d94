package io.crossfoot.ingest.format.delimited;

import java.util.Arrays;

/** Where the fields of a record stand. Used again for every record. */
final class Ranges {

    private int[] bounds = new int[32];
    private int count;

    void clear() {
        count = 0;
    }

    void add(int from, int to) {
        if (2 * count == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[2 * count] = from;
        bounds[2 * count + 1] = to;
        count++;
    }

    int count() {
        return count;
    }

    int from(int field) {
        return bounds[2 * field];
    }

    int to(int field) {
        return bounds[2 * field + 1];
    }
}
