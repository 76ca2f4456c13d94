package io.crossfoot.ingest.format.bai2;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A header or a trailer: a few fields, none of which holds text. */
final class Header implements LogicalRecord {

    /** More than any has. */
    private static final int MOST_FIELDS = 32;

    private final List<String> fields = new ArrayList<>();
    private final Consumer<Header> reader;
    private long line;
    private long records;

    /** @param reader is told once it is complete */
    Header(Consumer<Header> reader) {
        this.reader = reader;
    }

    @Override
    public void take(Bai2Records physical) {
        line = line == 0 ? physical.line() : line;
        records++;
        Fields.split(beforeSlash(physical.body()), fields, MOST_FIELDS);
    }

    @Override
    public void complete() {
        reader.accept(this);
    }

    List<String> fields() {
        return fields;
    }

    /** The line it begins on. */
    long line() {
        return line;
    }

    /** How many physical records it has. */
    long records() {
        return records;
    }

    /** A field; empty where the record ends before it. */
    static String field(List<String> fields, int index) {
        return index < fields.size() ? fields.get(index) : "";
    }

    /** The first fields of a record, as many as a header may have. */
    static List<String> firstFields(String body) {
        List<String> fields = new ArrayList<>();
        Fields.split(body, fields, MOST_FIELDS);
        return fields;
    }

    /** What stands behind the slash only fills the physical record. */
    private static String beforeSlash(String body) {
        int slash = body.indexOf('/');
        return slash < 0 ? body : body.substring(0, slash);
    }
}
