package io.crossfoot.ingest.format.delimited;

/** The fields of one record, as ranges of a text. Used again for every record, so that nothing is copied. */
final class Fields {

    private final Ranges ranges = new Ranges();
    private String text = "";

    void begin(String text) {
        this.text = text;
        ranges.clear();
    }

    /** Replaces the text, whose ranges have been added already. */
    void text(String text) {
        this.text = text;
    }

    void add(int from, int to) {
        ranges.add(from, to);
    }

    int count() {
        return ranges.count();
    }

    String text() {
        return text;
    }

    int from(int field) {
        return ranges.from(field);
    }

    int to(int field) {
        return ranges.to(field);
    }
}
