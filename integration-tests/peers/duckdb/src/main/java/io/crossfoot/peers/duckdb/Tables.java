package io.crossfoot.peers.duckdb;

import java.nio.file.Path;

/** The tables of one run, in a schema of its own, and all that is said to them in SQL. */
final class Tables {

    static final String REJECTED_LINES = "SELECT any_value(csv_line) FROM reject_errors GROUP BY line ORDER BY line";

    private final String schema;

    Tables(String run) {
        this.schema = '"' + run.replace("\"", "\"\"") + '"';
    }

    String create() {
        return """
            CREATE SCHEMA %1$s;
            CREATE TABLE %1$s.entries (
                id BIGINT NOT NULL,
                account BIGINT NOT NULL,
                event_time TIMESTAMP NOT NULL,
                type VARCHAR NOT NULL,
                amount DECIMAL(18, 2) NOT NULL,
                currency VARCHAR NOT NULL,
                text VARCHAR
            );
            CREATE TABLE %1$s.results (
                account BIGINT NOT NULL,
                hour_start TIMESTAMP NOT NULL,
                entries BIGINT NOT NULL,
                amount DECIMAL(38, 2) NOT NULL
            )
            """.formatted(schema);
    }

    /** The header is skipped; what is no entry is stored as rejected. */
    String load(Path file) {
        return """
            INSERT INTO %s.entries
            FROM read_csv(
                %s,
                auto_detect = false,
                delim = ',',
                skip = 1,
                header = false,
                columns = {
                    id: 'BIGINT',
                    account: 'BIGINT',
                    event_time: 'TIMESTAMP',
                    type: 'VARCHAR',
                    amount: 'DECIMAL(18, 2)',
                    currency: 'VARCHAR',
                    text: 'VARCHAR'
                },
                store_rejects = true,
                rejects_limit = 100
            )
            """.formatted(schema, literal(file));
    }

    String totals() {
        return """
            SELECT
                count(*),
                coalesce(sum(amount) FILTER (currency = 'EUR'), 0.00),
                coalesce(sum(amount) FILTER (currency = 'USD'), 0.00),
                coalesce(sum(amount) FILTER (currency = 'GBP'), 0.00),
                coalesce(sum(account), 0)
            FROM %s.entries
            """.formatted(schema);
    }

    String aggregate() {
        return """
            INSERT INTO %1$s.results
            SELECT account, date_trunc('hour', event_time), count(*), sum(amount)
            FROM %1$s.entries
            GROUP BY ALL
            """.formatted(schema);
    }

    String export(Path file) {
        return """
            COPY (
                SELECT account, strftime(hour_start, '%%Y-%%m-%%dT%%H:%%M:%%SZ'), entries, amount
                FROM %s.results
            ) TO %s (FORMAT csv, HEADER false)
            """.formatted(schema, literal(file));
    }

    String drop() {
        return "DROP SCHEMA %s CASCADE".formatted(schema);
    }

    private static String literal(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }
}
