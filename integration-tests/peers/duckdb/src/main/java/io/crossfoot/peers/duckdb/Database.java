package io.crossfoot.peers.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** A database in one file, open as long as this is. */
final class Database implements AutoCloseable {

    private final DuckDBConnection instance;

    private Database(DuckDBConnection instance) {
        this.instance = instance;
    }

    static Database open(Path file, int threads) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("threads", Integer.toString(threads));
        // As DuckDB's guide to performance has it for loads: no one asks for the order in the file.
        settings.setProperty("preserve_insertion_order", "false");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, settings);
        return new Database(connection.unwrap(DuckDBConnection.class));
    }

    /** A connection of its own: the tables of rejected lines are temporary ones. */
    Connection connect() throws SQLException {
        return instance.duplicate();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        instance.close();
    }
}
