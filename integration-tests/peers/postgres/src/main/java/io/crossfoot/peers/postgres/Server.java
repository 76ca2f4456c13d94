package io.crossfoot.peers.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;

/** A PostgreSQL server on the loopback address, with its data in the work folder, and a pool of connections to it. */
final class Server implements AutoCloseable {

    /** What a job's partitions leave over: the one that waits for them, and one that looks on. */
    private static final int SPARE_CONNECTIONS = 2;

    private final EmbeddedPostgres postgres;
    private final HikariDataSource connections;

    private Server(EmbeddedPostgres postgres, HikariDataSource connections) {
        this.postgres = postgres;
        this.connections = connections;
    }

    static Server start(Path work, int parallelism) throws IOException, SQLException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(work.resolve("postgres").toFile())
                .setDataDirectory(work.resolve("data"))
                .setLocaleConfig("locale", "C")
                .setOutputRedirector(Redirect.DISCARD)
                .setErrorRedirector(Redirect.DISCARD);
        settings(parallelism).forEach(builder::setServerConfig);
        EmbeddedPostgres postgres = builder.start();
        Server server = new Server(postgres, pool(postgres, parallelism));
        server.requireDurability();
        return server;
    }

    DataSource connections() {
        return connections;
    }

    @Override
    public void close() throws IOException, SQLException {
        try (postgres;
                connections) {
            checkpoint();
        }
    }

    /** The library grants a server five seconds to stop: what is in memory is better written before. */
    private void checkpoint() throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
    }

    /** The README says why. */
    private static Map<String, String> settings(int parallelism) {
        return Map.ofEntries(
                // As delivered; but the library, made for tests, turns them off.
                Map.entry("fsync", "on"),
                Map.entry("synchronous_commit", "on"),
                Map.entry("shared_buffers", "2GB"),
                Map.entry("work_mem", "1GB"),
                Map.entry("maintenance_work_mem", "512MB"),
                Map.entry("effective_cache_size", "8GB"),
                Map.entry("random_page_cost", "1.1"),
                Map.entry("max_wal_size", "4GB"),
                Map.entry("checkpoint_timeout", "30min"),
                Map.entry("wal_level", "minimal"),
                Map.entry("max_wal_senders", "0"),
                // Processes beside the one that leads a query.
                Map.entry("max_parallel_workers_per_gather", Integer.toString(parallelism - 1)),
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("unix_socket_directories", ""));
    }

    private static HikariDataSource pool(EmbeddedPostgres postgres, int parallelism) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres");
        config.setUsername("postgres");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.setMaximumPoolSize(parallelism + SPARE_CONNECTIONS);
        return new HikariDataSource(config);
    }

    private void requireDurability() throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
                    row.next();
                    if (!row.getString(1).equals("on")) {
                        throw new IllegalStateException(setting + " must be on, got " + row.getString(1));
                    }
                }
            }
        }
    }
}
