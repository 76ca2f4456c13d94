package io.crossfoot.peers.postgres.copy;

import io.crossfoot.peers.postgres.Checksum;
import io.crossfoot.peers.postgres.LedgerFile;
import io.crossfoot.peers.postgres.Tables;
import io.crossfoot.peers.postgres.Totals;
import io.crossfoot.peers.postgres.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Loads the file with COPY, checks it and aggregates it, all in one transaction. */
public final class CopyVariant implements Variant {

    private final DataSource connections;

    public CopyVariant(DataSource connections) {
        this.connections = connections;
    }

    @Override
    public void run(Path path, String run) throws IOException, SQLException {
        CompletableFuture<Checksum> checksum = Checksum.startOf(path);
        LedgerFile file = LedgerFile.open(path);
        Tables tables = new Tables(run);
        // The pool rolls back what has not been committed when the connection returns to it.
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(tables.create());
            file.copyEntries(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(tables.copy()));
            totals(statement, tables).require(Totals.ofTrailer(file.trailer()));
            statement.execute(tables.analyze());
            statement.execute(tables.aggregate());
            checksum.join().require(Checksum.statedFor(path), path);
            connection.commit();
        }
    }

    private static Totals totals(Statement statement, Tables tables) throws SQLException {
        try (ResultSet row = statement.executeQuery(tables.totals())) {
            row.next();
            return Totals.of(row);
        }
    }
}
