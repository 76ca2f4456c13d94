package io.crossfoot.peers.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The steps that make up the transaction; closing its connection without a commit undoes them all. */
final class Ledger {

    private final Connection connection;
    private final Tables tables;

    Ledger(Connection connection, Tables tables) {
        this.connection = connection;
        this.tables = tables;
    }

    void load(Path file) throws SQLException {
        execute(tables.create());
        execute(tables.load(file));
    }

    void requireTotalsOfTrailer() throws SQLException {
        counted().require(Totals.ofTrailer(rejectedLine()));
    }

    void aggregate() throws SQLException {
        execute(tables.aggregate());
    }

    /** A trailer has not the columns of an entry: it is the only line of a sound file that is rejected. */
    private String rejectedLine() throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rejects = statement.executeQuery(Tables.REJECTED_LINES)) {
            while (rejects.next()) {
                lines.add(rejects.getString(1));
            }
        }
        if (lines.size() != 1) {
            throw new IllegalStateException("expected one line that is no entry, the trailer; got " + lines);
        }
        return lines.get(0);
    }

    private Totals counted() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet totals = statement.executeQuery(tables.totals())) {
            totals.next();
            return Totals.of(totals);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
