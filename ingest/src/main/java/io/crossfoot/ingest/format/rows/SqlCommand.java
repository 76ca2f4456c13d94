package io.crossfoot.ingest.format.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/**
 * A SELECT with what is bound to it.
 *
 * @param values those of parameters, which stand before the keys
 * @param keys texts whose type the database finds from what they are compared with
 */
record SqlCommand(String sql, List<Object> values, List<String> keys) {

    /** Rows that the driver fetches at once: it never holds more of them. */
    private static final int ROWS_PER_FETCH = 1_000;

    SqlCommand {
        values = List.copyOf(values);
        keys = List.copyOf(keys);
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        try {
            statement.setFetchSize(ROWS_PER_FETCH);
            int at = 1;
            for (Object value : values) {
                statement.setObject(at++, value);
            }
            for (String key : keys) {
                statement.setObject(at++, key, Types.OTHER);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}
