package io.crossfoot.peers.streams;

import io.crossfoot.events.LedgerEntry;
import java.math.BigDecimal;
import java.time.Instant;

/** Reads lines {@code id,account,event time,type,amount,currency,text}. */
final class LedgerLine {

    private String timeText = "";
    private Instant time = Instant.EPOCH;

    LedgerEntry parse(String line) {
        String[] columns = line.split(",", 7);
        return new LedgerEntry(
                Long.parseLong(columns[0]),
                Long.parseLong(columns[1]),
                time(columns[2]),
                columns[3],
                new BigDecimal(columns[4]),
                columns[5],
                columns[6]);
    }

    /** Many lines in a row have the same second, and reading it is the dearest part of a line. */
    private Instant time(String text) {
        if (!text.equals(timeText)) {
            time = Instant.parse(text);
            timeText = text;
        }
        return time;
    }
}
