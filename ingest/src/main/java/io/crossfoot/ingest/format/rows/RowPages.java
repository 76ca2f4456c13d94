package io.crossfoot.ingest.format.rows;

import java.io.Closeable;
import java.io.InterruptedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the rows of a snapshot ahead of who takes them, in bounded memory, and hands them on in the order of their keys.
 *
 * <pre>
 *   one reader:       lead  ── all rows in order ─────────────────────▶ ┐
 *                                                                       ├─▶ next()
 *   several readers:  lead  ── keys that pages end with ─▶ pages ─┐     │
 *                     reader 1, reader 2 …  ◀── each the next ────┴───▶ ┘  page after page
 * </pre>
 *
 * <p>Which rows a page has depends on keys alone, so neither the number of readers nor who is faster changes the order.
 */
final class RowPages implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(RowPages.class);

    private static final int ROWS_PER_PAGE = 10_000;

    /** How long a failure of a reader may go unnoticed. */
    private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(20);

    private final Snapshot snapshot;
    private final RowQuery query;
    private final Schema schema;
    private final int readers;
    private final BlockingQueue<PageRows> inOrder;
    private final BlockingQueue<PageRows> unread = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(RowPages::thread);
    private volatile @Nullable Exception failure;
    private @Nullable PageRows current;
    private boolean ended;

    /** What a reader does for as long as there is anything to do. */
    private interface Work {
        void run() throws SQLException, InterruptedException;
    }

    /** @param snapshot which is ended when this is closed */
    RowPages(Snapshot snapshot, RowQuery query, Schema schema, int readers) {
        this.snapshot = snapshot;
        this.query = query;
        this.schema = schema;
        this.readers = readers;
        this.inOrder = new ArrayBlockingQueue<>(readers);
    }

    /** Begins to read. */
    void start() throws SQLException {
        if (readers == 1) {
            run(this::readWhole);
            return;
        }
        for (int reader = 1; reader <= readers; reader++) {
            Connection connection = snapshot.join();
            run(() -> readAsTheyCome(connection));
        }
        run(this::plan);
    }

    /**
     * The rows that follow; {@link RowChunk#END} behind the last one.
     *
     * @return empty if none have come within the time
     * @throws SQLException if the database has failed
     */
    Optional<RowChunk> next(Duration patience) throws SQLException, InterruptedIOException {
        try {
            long deadline = System.nanoTime() + patience.toNanos();
            Optional<RowChunk> next = Optional.empty();
            while (next.isEmpty() && System.nanoTime() < deadline) {
                throwFailure();
                next = poll(deadline - System.nanoTime());
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for rows");
        }
    }

    private Optional<RowChunk> poll(long nanos) throws InterruptedException {
        if (current == null) {
            current = inOrder.poll(Math.min(nanos, GLANCE), TimeUnit.NANOSECONDS);
        }
        RowChunk chunk = current == null ? null : current.chunks().poll(Math.min(nanos, GLANCE), TimeUnit.NANOSECONDS);
        if (chunk != RowChunk.END) {
            return Optional.ofNullable(chunk);
        }
        ended = current != null && current.page().upTo().isEmpty();
        current = null;
        return ended ? Optional.of(RowChunk.END) : Optional.empty();
    }

    private void throwFailure() throws SQLException {
        Exception failed = failure;
        if (failed instanceof SQLException sql) {
            throw sql;
        }
        if (failed != null) {
            throw new IllegalStateException("Rows cannot be read because of a defect", failed);
        }
    }

    private void readWhole() throws SQLException, InterruptedException {
        PageRows whole = PageRows.of(Page.WHOLE);
        inOrder.put(whole);
        read(whole, snapshot.lead());
    }

    private void readAsTheyCome(Connection connection) throws SQLException, InterruptedException {
        while (true) {
            read(unread.take(), connection);
        }
    }

    private void read(PageRows page, Connection connection) throws SQLException, InterruptedException {
        try (PreparedStatement statement = query.rows(page.page()).prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            RowEncoder encoder = new RowEncoder(query.format(), schema, rows);
            RowChunk chunk = new RowChunk();
            Optional<String> fault = Optional.empty();
            while (fault.isEmpty() && rows.next()) {
                fault = encoder.encode(chunk);
                if (chunk.isFull()) {
                    page.chunks().put(chunk);
                    chunk = new RowChunk();
                }
            }
            page.chunks().put(chunk);
            page.chunks().put(fault.map(RowChunk::faulty).orElse(RowChunk.END));
        }
    }

    /** Finds where pages end while the first of them are being read, and not much further than they have come. */
    private void plan() throws SQLException, InterruptedException {
        try (PreparedStatement statement = query.boundaries(ROWS_PER_PAGE).prepare(snapshot.lead());
                ResultSet boundaries = statement.executeQuery()) {
            List<String> after = List.of();
            while (boundaries.next()) {
                List<String> upTo = key(boundaries);
                if (upTo.isEmpty()) {
                    inOrder.put(PageRows.faulty(RowEncoder.nullKey(query.format())));
                    return;
                }
                add(new Page(after, upTo));
                after = upTo;
            }
            add(new Page(after, List.of()));
        }
    }

    private void add(Page page) throws InterruptedException {
        PageRows rows = PageRows.of(page);
        inOrder.put(rows);
        unread.put(rows);
    }

    /** Empty if a part of it is null. */
    private List<String> key(ResultSet row) throws SQLException {
        List<String> key = new ArrayList<>();
        for (int i = 1; i <= query.format().order().size(); i++) {
            String part = row.getString(i);
            if (part == null) {
                return List.of();
            }
            key.add(part);
        }
        return key;
    }

    private void run(Work work) {
        threads.execute(() -> {
            try {
                work.run();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            } catch (SQLException | RuntimeException e) {
                failed(e);
            }
        });
    }

    /** The first to fail says why; the others may fail of that. */
    private synchronized void failed(Exception e) {
        failure = failure == null ? e : failure;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "rows");
        thread.setDaemon(true);
        return thread;
    }

    /** Ends the readers, in the middle of what they are at too. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (ended) {
                snapshot.close();
            } else {
                snapshot.abort();
            }
        } catch (SQLException e) {
            log.debug("A connection to the database could not be closed, and is left to the database to end", e);
        }
    }
}
