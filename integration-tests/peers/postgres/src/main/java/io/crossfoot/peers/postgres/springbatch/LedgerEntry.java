package io.crossfoot.peers.postgres.springbatch;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** A line of the file, and a row of the table. */
record LedgerEntry(
        long id, long account, OffsetDateTime time, String type, BigDecimal amount, String currency, String text) {

    private static final int COLUMNS = 7;

    static LedgerEntry parse(String line) {
        String[] columns = line.split(",", COLUMNS);
        return new LedgerEntry(
                Long.parseLong(columns[0]),
                Long.parseLong(columns[1]),
                OffsetDateTime.parse(columns[2]),
                columns[3],
                new BigDecimal(columns[4]),
                columns[5],
                columns[6]);
    }

    void bind(PreparedStatement row) throws SQLException {
        row.setLong(1, id);
        row.setLong(2, account);
        row.setObject(3, time);
        row.setString(4, type);
        row.setBigDecimal(5, amount);
        row.setString(6, currency);
        row.setString(7, text);
    }
}
