package io.crossfoot.ingest.format.rows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * One state of a database, which all connections to it see, whatever others write meanwhile. The first connection reads in
 * a transaction of its own; with PostgreSQL others can join it.
 */
final class Snapshot {

    private final DatabaseConfig database;
    private final Connection lead;
    private final String id;
    private final List<Connection> connections = new ArrayList<>();

    private Snapshot(DatabaseConfig database, Connection lead, String id) {
        this.database = database;
        this.lead = lead;
        this.id = id;
        this.connections.add(lead);
    }

    static Snapshot open(DatabaseConfig database) throws SQLException {
        Connection lead = begin(database);
        try {
            return new Snapshot(database, lead, database.readers() > 1 ? exported(lead) : "");
        } catch (SQLException e) {
            lead.close();
            throw e;
        }
    }

    /** The first connection. */
    Connection lead() {
        return lead;
    }

    /** Another connection that sees the same; only where the database has several readers. */
    Connection join() throws SQLException {
        Connection connection = begin(database);
        connections.add(connection);
        try (Statement statement = connection.createStatement()) {
            // Has to come before anything else in the transaction.
            statement.execute("SET TRANSACTION SNAPSHOT '%s'".formatted(id));
        }
        return connection;
    }

    /** Ends all connections in good order; none may be in use. */
    void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }

    /** Ends all connections at once, also those that wait for the database. */
    void abort() throws SQLException {
        for (Connection connection : connections) {
            connection.abort(Runnable::run);
        }
    }

    private static Connection begin(DatabaseConfig database) throws SQLException {
        Connection connection = database.connect();
        try {
            if (database.isPostgres()) {
                setUtc(connection);
            }
            connection.setReadOnly(true);
            connection.setTransactionIsolation(isolation(connection));
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Else what a query makes of times would depend on the zone of the machine that asks. */
    private static void setUtc(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'");
        }
    }

    /** Some databases have snapshots under the one name, some under the other. */
    private static int isolation(Connection connection) throws SQLException {
        boolean repeatable =
                connection.getMetaData().supportsTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ);
        return repeatable ? Connection.TRANSACTION_REPEATABLE_READ : Connection.TRANSACTION_SERIALIZABLE;
    }

    private static String exported(Connection lead) throws SQLException {
        try (Statement statement = lead.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_export_snapshot()")) {
            row.next();
            return row.getString(1);
        }
    }
}
