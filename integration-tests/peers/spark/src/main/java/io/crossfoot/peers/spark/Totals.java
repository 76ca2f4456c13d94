package io.crossfoot.peers.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;

/** What the trailer states, and what Spark counts of the lines while they pass. */
record Totals(List<BigDecimal> values) {

    private static final Column OTHER_LINE = col(LedgerFile.OTHER_LINE);

    static Dataset<Row> observe(Dataset<Row> lines, Observation observation) {
        return lines.observe(
                observation,
                count(OTHER_LINE).as("other_lines"),
                max(when(OTHER_LINE.startsWith("TRL,"), OTHER_LINE)).as("trailer"),
                count(when(LedgerFile.IS_ENTRY, 1)).cast("decimal(38, 0)").as("records"),
                total("EUR"),
                total("USD"),
                total("GBP"),
                coalesce(sum(when(LedgerFile.IS_ENTRY, col("account").cast("decimal(20, 0)"))), lit(BigDecimal.ZERO))
                        .as("accounts"));
    }

    /** Compares what was observed with the trailer, which passed with the rest. */
    static void requireStated(Map<String, Object> observed) {
        Object others = observed.get("other_lines");
        String trailer = (String) observed.get("trailer");
        if (!others.equals(2L) || trailer == null) {
            throw new IllegalStateException("expected two lines that are no entries, header and trailer; got " + others
                    + ", the trailer: " + trailer);
        }
        Totals stated = ofTrailer(trailer);
        Totals counted = ofObserved(observed);
        if (!counted.equals(stated)) {
            throw new IllegalStateException("the trailer states " + stated + ", counted were " + counted);
        }
    }

    private static Totals ofTrailer(String line) {
        return new Totals(
                Arrays.stream(line.split(",", -1)).skip(1).map(BigDecimal::new).toList());
    }

    private static Totals ofObserved(Map<String, Object> counts) {
        return new Totals(Stream.of("records", "EUR", "USD", "GBP", "accounts")
                .map(name -> (BigDecimal) counts.get(name))
                .toList());
    }

    private static Column total(String currency) {
        Column amount = when(LedgerFile.IS_ENTRY.and(col("currency").equalTo(currency)), col("amount"));
        return coalesce(sum(amount), lit(BigDecimal.ZERO.setScale(2))).as(currency);
    }
}
