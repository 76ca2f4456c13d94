package io.crossfoot.peers.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Count and sum for each account and hour, of a stream as of a table. */
final class Results {

    private Results() {}

    static Dataset<Row> entries(Dataset<Row> messages) {
        return messages.select(EventFormat.decode().as("entry")).select("entry.account", "entry.event_time", "entry.amount");
    }

    static Dataset<Row> messages(Dataset<Row> entries) {
        return entries.groupBy(col("account"), window(col("event_time"), "1 hour").as("hour"))
                .agg(count(lit(1)).as("entries"), sum("amount").as("amount"))
                .select(
                        col("account").cast("string").as("key"),
                        concat_ws(
                                        ",",
                                        col("account"),
                                        date_format(col("hour.start"), "yyyy-MM-dd'T'HH:mm:ss'Z'"),
                                        col("entries"),
                                        col("amount"))
                                .as("value"));
    }
}
