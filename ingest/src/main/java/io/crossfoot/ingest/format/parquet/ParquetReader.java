package io.crossfoot.ingest.format.parquet;

import io.crossfoot.common.feed.ControlDefinition;
import io.crossfoot.ingest.format.ContentLook;
import io.crossfoot.ingest.format.Problems;
import io.crossfoot.ingest.format.RecordCount;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SteppingReader;
import io.crossfoot.ingest.format.avro.FittedRecords;
import io.crossfoot.ingest.format.avro.SchemaFit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Parquet file. All of it is copied to a temporary file first, as what the rest means stands at its end. Of the columns,
 * only those are read that the feed's type has. Where one is damaged, the reading ends.
 */
public final class ParquetReader extends SteppingReader {

    private final Schema wanted;
    private final InputStream source;
    private final Problems problems = new Problems();
    private final RecordCount count = new RecordCount();
    private final Map<String, String> stated = new HashMap<>();
    private @Nullable SpooledFile file;
    private @Nullable Rows rows;

    public ParquetReader(Schema schema, InputStream source) {
        this.wanted = schema;
        this.source = source;
    }

    @Override
    public void close() throws IOException {
        try (source) {
            if (file != null) {
                file.close();
            }
        }
    }

    @Override
    protected void begin() throws IOException {
        try {
            SpooledFile spooled = SpooledFile.of(source);
            file = spooled;
            byte[] head = spooled.read(0, (int) Math.min(spooled.size(), ContentLook.BYTES));
            if (ParquetLook.fits(head)) {
                open(spooled);
            } else {
                end("is no Parquet file: it " + look(head));
            }
        } catch (Broken broken) {
            end("cannot be read: " + broken.reason());
        }
    }

    private static String look(byte[] head) {
        return head.length == 0
                ? "is empty"
                : ContentLook.other(head).map(other -> "is " + other).orElse("does not begin with PAR1");
    }

    private void open(SpooledFile spooled) throws IOException {
        Footer footer = Footer.read(spooled);
        stated.put(ControlDefinition.RECORDS, Long.toString(footer.rows()));
        RowType all = RowType.of(footer, wanted.getFullName());
        SchemaFit fit = new SchemaFit(all.schema(), wanted);
        if (!fit.problems().isEmpty()) {
            throw new Broken("its schema does not fit the feed's: %s".formatted(String.join("; ", fit.problems())));
        }
        RowType read = all.only(positions(fit.written()));
        rows = new Rows(spooled, footer, read, new FittedRecords(new SchemaFit(read.schema(), wanted), count));
    }

    /** Of the fields that the feed's type has, in its order: rows of the same fields need no conversion then. */
    private List<Integer> positions(Schema written) {
        return wanted.getFields().stream()
                .flatMap(field -> Stream.ofNullable(written.getField(field.name())))
                .map(Schema.Field::pos)
                .toList();
    }

    @Override
    protected void step() throws IOException {
        if (rows == null) {
            throw new IllegalStateException("Nothing is open");
        }
        if (count.isHopeless(problems)) {
            tellEnd();
            return;
        }
        try {
            if (rows.hasNext()) {
                add(rows.next());
            } else {
                tellEnd();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (Broken broken) {
            end("at %s: %s; what follows is not read".formatted(rows.place(), broken.reason()));
        }
    }

    private void end(String reason) {
        problems.ofFile(reason);
        tellEnd();
    }

    private void tellEnd() {
        endWith(new SourceEnded(stated, Map.of(), problems.all(), file == null ? 0 : file.size()));
    }
}
