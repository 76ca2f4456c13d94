package io.crossfoot.endtoend;

import io.crossfoot.platform.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A PostgreSQL server with a table of positions, for all tests of one class; stopped and started again as a test likes. */
final class Database implements BeforeAllCallback, AfterAllCallback {

    private static final String TABLE = """
            create table positions (
                id bigint primary key,
                account text,
                amount numeric not null,
                booked date not null,
                changed timestamptz
            );
            create index on positions (booked, id)
            """;

    private final int port = Ports.anyFree().ingest();
    private Path home;
    private EmbeddedPostgres server;

    /** What ingest's configuration says of it, under two names: for one reader, and for four. */
    String settings() {
        return """
                databases:
                  core: {url: "%1$s", user: postgres}
                  core-parallel: {url: "%1$s", user: postgres, readers: 4}
                """.formatted("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port));
    }

    /** A feed of a day's positions, which it asks for by one of the names in {@link #settings}. */
    static String feed(String name, String core) {
        return """
                name: %s
                source: {business-date: {pattern: '-(\\d{8})'}}
                format:
                  rows:
                    database: %s
                    type: Position
                    query: select * from positions where booked = :business_date
                    order: [id]
                    parameters: [{name: business_date, type: date}]
                    columns:
                      - {name: id, type: integer}
                      - {name: account}
                      - {name: amount, type: decimal}
                      - {name: booked, type: date}
                      - {name: changed, type: timestamp, optional: true}
                    controls: {records: count(*), amount_total: sum(amount)}
                key: [account]
                totals: [{name: amount_total, sum: amount}]
                """.formatted(name, core);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException, SQLException {
        home = Files.createTempDirectory(Files.createDirectories(Path.of("target/postgres")), "server-")
                .toAbsolutePath();
        start();
        execute(TABLE);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    /** With the data that were there when it was stopped. */
    void start() {
        try {
            server = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(home.resolve("program").toFile())
                    .setDataDirectory(home.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .setOutputRedirector(Redirect.DISCARD)
                    .setErrorRedirector(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends every session, in the middle of what it is at. */
    void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds so many positions of 60 accounts, booked on that day. */
    void addPositions(String day, int count) throws SQLException {
        execute("""
                insert into positions
                select base + s, 'A' || lpad((s * 7919 %% 60)::text, 3, '0'), ((s * 7919) %% 2000001 - 1000000) / 100.0,
                    date '%s', clock_timestamp()
                from generate_series(1::bigint, %d) s, (select coalesce(max(id), 0) as base from positions) b
                """.formatted(day, count));
        execute("analyze positions");
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    Connection connect() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    /** The day's positions in the order of their ids, as {@link EventLog} shows events. */
    List<String> lines(String day) throws SQLException {
        String sql = """
                select concat_ws(';', id, account, amount::numeric(18, 2), booked - date '1970-01-01',
                    floor(extract(epoch from changed) * 1000)::bigint)
                from positions where booked = date '%s' order by id
                """.formatted(day);
        List<String> lines = new ArrayList<>();
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    /** What the day's positions come to for each account. */
    Map<String, LedgerFile.Group> groups(String day) throws SQLException {
        String sql = """
                select account, count(*), sum(amount)::numeric(18, 2)
                from positions where booked = date '%s' group by account
                """.formatted(day);
        Map<String, LedgerFile.Group> groups = new TreeMap<>();
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                groups.put(rows.getString(1), new LedgerFile.Group(rows.getLong(2), rows.getBigDecimal(3)));
            }
        }
        return groups;
    }
}
