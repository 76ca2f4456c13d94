package io.crossfoot.peers.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** A run: the variant's work, which ends with a commit, and then the export of the results. */
final class Batch {

    private final Variant variant;
    private final DataSource connections;
    private final Path work;

    Batch(Variant variant, DataSource connections, Path work) {
        this.variant = variant;
        this.connections = connections;
        this.work = work;
    }

    void run(Path file, String run, Consumer<String> benchmark) throws Exception {
        Path export = work.resolve(run + ".csv");
        variant.run(file, run);
        benchmark.accept("done file:" + export);
        export(new Tables(run), export);
        benchmark.accept("exported file:" + export);
        drop(new Tables(run));
    }

    private void export(Tables tables, Path file) throws IOException, SQLException {
        try (Connection connection = connections.getConnection();
                OutputStream rows = Files.newOutputStream(file)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(tables.export(), rows);
        }
    }

    /** So that a later run does not find a larger database than the first one did. */
    private void drop(Tables tables) throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(tables.drop());
        }
    }
}
