package io.crossfoot.endtoend;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Somebody who goes on working in the database: moves money between positions, and puts positions in the place of others, each
 * in a transaction, so that neither their number nor their sum ever changes.
 */
final class PositionMoves implements AutoCloseable {

    private static final String MOVE = """
            update positions set amount = amount + case id when %1$d then 1 else -1 end, changed = now()
            where id in (%1$d, %2$d) and 2 = (select count(*) from positions where id in (%1$d, %2$d))
            """;
    private static final String REPLACE = """
            with gone as (delete from positions where id = %d returning *)
            insert into positions select %d, account, amount, booked, now() from gone
            """;

    private final Database database;
    private final long first;
    private final int count;
    private final Random random;
    private final AtomicLong done = new AtomicLong();
    private final CompletableFuture<Void> work;
    private volatile boolean stopped;

    /** Begins at once, with the positions of these ids. */
    PositionMoves(Database database, long first, int count, long seed) {
        this.database = database;
        this.first = first;
        this.count = count;
        this.random = new Random(seed);
        this.work = CompletableFuture.runAsync(this::work);
    }

    /** Transactions so far. */
    long done() {
        return done.get();
    }

    private void work() {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            while (!stopped) {
                long one = first + random.nextInt(count);
                long other = first + random.nextInt(count);
                if (one != other) {
                    execute(connection, MOVE.formatted(one, other));
                    execute(connection, REPLACE.formatted(one, -first - done.get()));
                    connection.commit();
                    done.incrementAndGet();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    /** Ends it, and fails if it failed. */
    @Override
    public void close() {
        stopped = true;
        work.join();
    }
}
