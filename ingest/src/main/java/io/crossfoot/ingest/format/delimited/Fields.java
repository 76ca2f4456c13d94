package io.crossfoot.ingest.format.delimited;

import java.util.Arrays;

/** The fields of one record, as ranges of a text. Used again for every record, so that nothing is copied. */
final class Fields {

    private String text = "";
    private int[] ranges = new int[32];
    private int count;

    void begin(String text) {
        this.text = text;
        this.count = 0;
    }

    /** Replaces the text, whose ranges have been added already. */
    void text(String text) {
        this.text = text;
    }

    void add(int from, int to) {
        if (2 * count == ranges.length) {
            ranges = Arrays.copyOf(ranges, 2 * ranges.length);
        }
        ranges[2 * count] = from;
        ranges[2 * count + 1] = to;
        count++;
    }

    int count() {
        return count;
    }

    String text() {
        return text;
    }

    int from(int field) {
        return ranges[2 * field];
    }

    int to(int field) {
        return ranges[2 * field + 1];
    }
}
