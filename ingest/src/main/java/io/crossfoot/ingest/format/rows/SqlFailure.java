package io.crossfoot.ingest.format.rows;

import io.crossfoot.ingest.format.SourceRefusedException;
import io.crossfoot.ingest.format.SourceUnavailableException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Tells a database that is away, and will come back, from one that refuses what it is asked. */
final class SqlFailure {

    /**
     * Of the SQL standard: connection exception, transaction rollback. Of PostgreSQL: insufficient resources, a session that
     * was idle for too long, a lock that was not to be had, intervention of an operator or a limit of time, an error of the
     * system.
     */
    private static final List<String> PASSING = List.of("08", "40", "53", "25P03", "55P03", "57", "58");

    /** What cannot be computed or converted: the database's message quotes values then. */
    private static final String DATA = "22";

    private SqlFailure() {}

    /** What the failure means to whoever waits for the rows. */
    static IOException of(String name, DatabaseConfig database, SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String where = "Database '%s' (%s)".formatted(name, database.address());
        String message = String.valueOf(failure.getMessage()).replaceAll("\\s*\\R\\s*", " ");
        if (PASSING.stream().anyMatch(state::startsWith)) {
            return new SourceUnavailableException("%s cannot be read now: %s".formatted(where, message), failure);
        }
        String reason = state.startsWith(DATA)
                ? "a value cannot be computed or converted (SQLSTATE %s); the query, run by hand, shows which"
                        .formatted(state)
                : message;
        return new SourceRefusedException("%s refuses: %s".formatted(where, reason), failure);
    }
}
