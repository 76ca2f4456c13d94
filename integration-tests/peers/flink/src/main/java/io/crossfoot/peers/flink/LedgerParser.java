package io.crossfoot.peers.flink;

import io.crossfoot.events.LedgerEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Turns lines into entries, counts them in the job's accumulators, and keeps the trailer for the main program. */
final class LedgerParser extends RichFlatMapFunction<String, LedgerEntry> {

    static final String TRAILER = "trailer";

    private final LongCounter records = new LongCounter();
    private final LongCounter accounts = new LongCounter();
    private final Map<String, LongCounter> cents = new HashMap<>();
    private final ListAccumulator<String> trailer = new ListAccumulator<>();

    private String timeText = "";
    private Instant time = Instant.EPOCH;

    @Override
    public void open(OpenContext context) {
        getRuntimeContext().addAccumulator(ControlTotals.RECORDS, records);
        getRuntimeContext().addAccumulator(ControlTotals.ACCOUNTS, accounts);
        for (String currency : ControlTotals.CURRENCIES) {
            LongCounter counter = new LongCounter();
            cents.put(currency, counter);
            getRuntimeContext().addAccumulator(currency, counter);
        }
        getRuntimeContext().addAccumulator(TRAILER, trailer);
    }

    @Override
    public void flatMap(String line, Collector<LedgerEntry> entries) {
        if (line.startsWith("HDR,")) {
            return;
        }
        if (line.startsWith("TRL,")) {
            trailer.add(line);
            return;
        }
        LedgerEntry entry = parse(line);
        count(entry);
        entries.collect(entry);
    }

    private LedgerEntry parse(String line) {
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

    private void count(LedgerEntry entry) {
        records.add(1);
        accounts.add(entry.getAccount());
        cents.get(entry.getCurrency()).add(entry.getAmount().unscaledValue().longValueExact());
    }
}
