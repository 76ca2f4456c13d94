package io.crossfoot.peers.postgres;

/** The tables of one run, in a schema of its own, and all that is said to them in SQL. */
public final class Tables {

    private final String schema;

    public Tables(String run) {
        this.schema = '"' + run.replace("\"", "\"\"") + '"';
    }

    public String create() {
        return """
            CREATE SCHEMA %1$s;
            CREATE TABLE %1$s.entries (
                id bigint NOT NULL,
                account bigint NOT NULL,
                event_time timestamptz NOT NULL,
                type text NOT NULL,
                amount numeric(18, 2) NOT NULL,
                currency text NOT NULL,
                text text
            );
            CREATE TABLE %1$s.results (
                account bigint NOT NULL,
                hour_start timestamptz NOT NULL,
                entries bigint NOT NULL,
                amount numeric(38, 2) NOT NULL
            )
            """.formatted(schema);
    }

    /** The rows are born frozen, which PostgreSQL grants where the same transaction has created the table. */
    public String copy() {
        return "COPY %s.entries FROM STDIN (FORMAT csv, FREEZE)".formatted(schema);
    }

    public String insert() {
        return """
            INSERT INTO %s.entries (id, account, event_time, type, amount, currency, text)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """.formatted(schema);
    }

    public String analyze() {
        return "ANALYZE %s.entries".formatted(schema);
    }

    public String totals() {
        return """
            SELECT
                count(*),
                coalesce(sum(amount) FILTER (WHERE currency = 'EUR'), 0.00),
                coalesce(sum(amount) FILTER (WHERE currency = 'USD'), 0.00),
                coalesce(sum(amount) FILTER (WHERE currency = 'GBP'), 0.00),
                coalesce(sum(account), 0)
            FROM %s.entries
            """.formatted(schema);
    }

    public String aggregate() {
        return """
            INSERT INTO %1$s.results
            SELECT account, date_trunc('hour', event_time, 'UTC'), count(*), sum(amount)
            FROM %1$s.entries
            GROUP BY 1, 2
            """.formatted(schema);
    }

    String export() {
        return """
            COPY (
                SELECT account, to_char(hour_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), entries, amount
                FROM %s.results
            ) TO STDOUT (FORMAT csv)
            """.formatted(schema);
    }

    String drop() {
        return "DROP SCHEMA %s CASCADE".formatted(schema);
    }
}
