package io.crossfoot.peers.flink;

import java.math.BigDecimal;
import java.time.Instant;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Writes a window that has ended as {@code account,hourStart,count,sum}. */
final class HourlyRow extends ProcessWindowFunction<SumMovements.Totals, String, Long, TimeWindow> {

    @Override
    public void process(Long account, Context context, Iterable<SumMovements.Totals> one, Collector<String> rows) {
        SumMovements.Totals totals = one.iterator().next();
        Instant hour = Instant.ofEpochMilli(context.window().getStart());
        rows.collect(account + "," + hour + "," + totals.count + ","
                + BigDecimal.valueOf(totals.cents, 2).toPlainString());
    }
}
