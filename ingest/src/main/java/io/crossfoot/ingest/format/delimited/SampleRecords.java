package io.crossfoot.ingest.format.delimited;

import io.crossfoot.common.feed.Delimited;
import io.crossfoot.common.feed.RecordType;
import io.crossfoot.common.feed.RecordType.Role;
import io.crossfoot.ingest.format.column.FieldProblem;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a source as records of plain fields, before anybody knows what they mean. What cannot be read is left out. */
public final class SampleRecords implements Closeable {

    private final TextLines lines;
    private final Fields fields = new Fields();

    /** @param in the source from its first byte on, not compressed; closed with this reader */
    public SampleRecords(String separator, Charset encoding, InputStream in) throws IOException {
        this.lines = new TextLines(anyRecord(separator, encoding), in);
    }

    private static Delimited anyRecord(String separator, Charset encoding) {
        RecordType any = new RecordType(
                "record",
                Role.DETAIL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                false);
        return new Delimited(
                "Record", separator, "\"", encoding, List.of(any), new Delimited.Controls(Map.of(), Map.of()));
    }

    /** Moves to the next record; says whether there is one. */
    public boolean next() throws IOException {
        while (lines.next()) {
            lines.readText();
            if (lines.flaw().isEmpty() && split()) {
                return true;
            }
        }
        return false;
    }

    private boolean split() {
        try {
            lines.splitter().split(lines.text(), fields);
            return true;
        } catch (FieldProblem unreadable) {
            return false;
        }
    }

    /** The fields of the current record, at least one. */
    public List<String> fields() {
        List<String> all = new ArrayList<>(fields.count());
        for (int i = 0; i < fields.count(); i++) {
            all.add(fields.text().substring(fields.from(i), fields.to(i)));
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
