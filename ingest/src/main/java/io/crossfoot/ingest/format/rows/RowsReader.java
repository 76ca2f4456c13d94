package io.crossfoot.ingest.format.rows;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.feed.Rows;
import io.crossfoot.ingest.format.Problems;
import io.crossfoot.ingest.format.RecordCount;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.ingest.format.SourceWaits;
import io.crossfoot.ingest.format.SteppingReader;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows that a request asks for. What the database states of them is asked first, and in the same snapshot. Rows
 * are numbered from 1, in the order of their keys.
 */
public final class RowsReader extends SteppingReader {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Rows format;
    private final Schema schema;
    private final DatabaseConfig database;
    private final InputStream request;
    private final AvroBuffer event = new AvroBuffer();
    private final Problems problems = new Problems();
    private final RecordCount count = new RecordCount();
    private Map<String, String> stated = Map.of();
    private @Nullable RowPages pages;
    private RowChunk chunk = new RowChunk();
    private int next;

    /** @param request what arrived in the inbox */
    public RowsReader(Rows format, Schema schema, DatabaseConfig database, InputStream request) {
        this.format = format;
        this.schema = schema;
        this.database = database;
        this.request = request;
    }

    @Override
    protected void begin() throws IOException {
        ExtractRequest asked = ExtractRequest.read(request, format.parameters());
        if (asked.problems().isEmpty()) {
            begin(new RowQuery(format, asked.parameters()));
        } else {
            asked.problems().forEach(problems::ofFile);
            tellEnd();
        }
    }

    private void begin(RowQuery query) throws IOException {
        try {
            Snapshot snapshot = Snapshot.open(database);
            pages = new RowPages(snapshot, query, schema, database.readers());
            stated = stated(query, snapshot.lead());
            pages.start();
        } catch (SQLException e) {
            throw SqlFailure.of(format.database(), database, e);
        }
    }

    private Map<String, String> stated(RowQuery query, Connection connection) throws SQLException {
        Map<String, String> values = new HashMap<>();
        if (format.controls().isEmpty()) {
            return values;
        }
        try (PreparedStatement statement = query.statement().prepare(connection);
                ResultSet row = statement.executeQuery()) {
            row.next();
            int column = 1;
            for (String name : format.controls().keySet()) {
                values.put(name, number(row.getBigDecimal(column++)));
            }
        }
        return values;
    }

    /** A sum of no rows is null. */
    private static String number(@Nullable BigDecimal value) {
        return value == null ? "0" : value.toPlainString();
    }

    @Override
    protected void step() throws IOException {
        if (count.isHopeless(problems)) {
            tellEnd();
        } else if (next < chunk.rows()) {
            add(row(next++));
        } else {
            advance();
        }
    }

    private SourceItem row(int row) {
        Optional<RowChunk.Flaw> flaw = chunk.flaw(row);
        if (flaw.isPresent()) {
            count.reject();
            return rejected(flaw.get());
        }
        count.pass();
        chunk.copy(row, event);
        return new SourceRecord(count.all(), 0, "", event);
    }

    private RejectedRecord rejected(RowChunk.Flaw flaw) {
        return new RejectedRecord(count.all(), 0, 0, "", flaw.category(), flaw.reason(), flaw.raw(), flaw.partial());
    }

    private void advance() throws IOException {
        Optional<RowChunk> following = following();
        if (following.isEmpty()) {
            add(new SourceWaits());
        } else if (following.get() == RowChunk.END) {
            tellEnd();
        } else if (following.get().fault().isPresent()) {
            problems.ofFile(following.get().fault().get());
            tellEnd();
        } else {
            chunk = following.get();
            next = 0;
        }
    }

    private Optional<RowChunk> following() throws IOException {
        if (pages == null) {
            throw new IllegalStateException("Rows are read only once they have been asked for");
        }
        try {
            return pages.next(PATIENCE);
        } catch (SQLException e) {
            throw SqlFailure.of(format.database(), database, e);
        }
    }

    private void tellEnd() {
        endWith(new SourceEnded(stated, Map.of(), problems.all(), 0));
    }

    @Override
    public void close() throws IOException {
        try (request) {
            if (pages != null) {
                pages.close();
            }
        }
    }
}
