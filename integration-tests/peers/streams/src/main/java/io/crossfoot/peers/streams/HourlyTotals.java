package io.crossfoot.peers.streams;

import io.crossfoot.events.LedgerEntry;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Suppressed;
import org.apache.kafka.streams.kstream.Suppressed.BufferConfig;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.WindowStore;

/** Count and sum of each account and hour, written once, when the hour has closed. */
final class HourlyTotals {

    static final Duration HOUR = Duration.ofHours(1);

    /** The file's event times never go back, and its order is that of each partition: there is nothing to wait for. */
    static final Duration GRACE = Duration.ZERO;

    private HourlyTotals() {}

    static Topology topology(String events, Serde<LedgerEntry> entrySerde, String results) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        events,
                        Consumed.with(Serdes.String(), entrySerde)
                                .withTimestampExtractor((event, streamTime) -> eventTime((LedgerEntry) event.value())))
                .groupByKey(Grouped.with(Serdes.String(), entrySerde))
                .windowedBy(TimeWindows.ofSizeAndGrace(HOUR, GRACE))
                .aggregate(
                        () -> Totals.NONE,
                        (account, entry, totals) -> totals.plus(entry),
                        Materialized.<String, Totals, WindowStore<Bytes, byte[]>>as("hourly-totals")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Totals.SERDE))
                .suppress(Suppressed.untilWindowCloses(BufferConfig.unbounded()).withName("until-hour-closes"))
                .toStream()
                .map(HourlyTotals::row, Named.as("row"))
                .to(results, Produced.with(Serdes.String(), Serdes.String()));
        return builder.build();
    }

    private static long eventTime(LedgerEntry entry) {
        return entry.getEventTime().toEpochMilli();
    }

    private static KeyValue<String, String> row(Windowed<String> hour, Totals totals) {
        String account = hour.key();
        return KeyValue.pair(
                account, account + "," + hour.window().startTime() + "," + totals.count() + "," + totals.sum());
    }
}
