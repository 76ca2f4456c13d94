package io.crossfoot.peers.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The job: load, check and aggregate a file in one transaction; then export the results. */
final class Batch {

    private final Database database;
    private final Path work;

    Batch(Database database, Path work) {
        this.database = database;
        this.work = work;
    }

    void run(Path file, String run, Consumer<String> benchmark) throws IOException, SQLException {
        Tables tables = new Tables(run);
        Path export = work.resolve(run + ".csv");
        loadAndAggregate(file, tables);
        benchmark.accept("done file:" + export);
        database.execute(tables.export(export));
        benchmark.accept("exported file:" + export);
        // So that a later run does not find a larger database than the first one did.
        database.execute(tables.drop());
    }

    private void loadAndAggregate(Path file, Tables tables) throws IOException, SQLException {
        CompletableFuture<Checksum> checksum = Checksum.startOf(file);
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Ledger ledger = new Ledger(connection, tables);
            ledger.load(file);
            ledger.requireTotalsOfTrailer();
            ledger.aggregate();
            checksum.join().require(Checksum.statedFor(file), file);
            connection.commit();
        }
    }
}
