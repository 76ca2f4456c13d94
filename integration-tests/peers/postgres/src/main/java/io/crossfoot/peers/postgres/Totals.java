package io.crossfoot.peers.postgres;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What a trailer states and the table is asked for: records, a total for each currency, the sum of the accounts. */
public record Totals(BigInteger records, BigDecimal eur, BigDecimal usd, BigDecimal gbp, BigInteger accounts) {

    public static Totals ofTrailer(String line) {
        String[] columns = line.split(",", -1);
        if (columns.length != 6 || !columns[0].equals("TRL")) {
            throw new IllegalStateException("expected a trailer, got: " + line);
        }
        return of(columns[1], columns[2], columns[3], columns[4], columns[5]);
    }

    public static Totals of(ResultSet row) throws SQLException {
        return of(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
    }

    public void require(Totals stated) {
        if (!equals(stated)) {
            throw new IllegalStateException("the trailer states " + stated + ", the table holds " + this);
        }
    }

    private static Totals of(String records, String eur, String usd, String gbp, String accounts) {
        return new Totals(
                new BigInteger(records),
                new BigDecimal(eur),
                new BigDecimal(usd),
                new BigDecimal(gbp),
                new BigInteger(accounts));
    }
}
