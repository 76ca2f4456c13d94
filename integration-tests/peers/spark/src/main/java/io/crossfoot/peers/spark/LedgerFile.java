package io.crossfoot.peers.spark;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A file's lines: entries in columns, and what does not fit them, header and trailer, as it stands. */
final class LedgerFile {

    static final String OTHER_LINE = "other_line";
    static final Column IS_ENTRY = col(OTHER_LINE).isNull();

    private static final String COLUMNS = "id BIGINT, account BIGINT, event_time TIMESTAMP, type STRING, "
            + "amount DECIMAL(18, 2), currency STRING, text STRING, " + OTHER_LINE + " STRING";

    private LedgerFile() {}

    static Dataset<Row> read(SparkSession session, Path file) {
        return session.read()
                .schema(COLUMNS)
                .option("mode", "PERMISSIVE")
                .option("columnNameOfCorruptRecord", OTHER_LINE)
                .csv(file.toString());
    }
}
